"""The 13-week forecast: seven methods side by side, and how good each of them was.

`rolling.rolling` is the forecast as of a moment, `backtest.backtest` the walk through every past
Monday. Both ask a `Source` as of the moment in question, so nothing later can leak in.
"""
