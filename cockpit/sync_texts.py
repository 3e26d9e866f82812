"""Talking to sources, and their connections, in words, in the form of `message_texts`."""

from models.wording import QT_TRANSLATE_NOOP

SYNC_TEXTS: dict[str, tuple[str, str, str]] = {
    "sync.auth_expired": (
        QT_TRANSLATE_NOOP("messages", "The session at {source} has ended."),
        QT_TRANSLATE_NOOP("messages", "The figures stay as of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Sync again; if it comes back, sign in anew."),
    ),
    "sync.auth_revoked": (
        QT_TRANSLATE_NOOP("messages", "This user and secret are not accepted by {source}."),
        QT_TRANSLATE_NOOP("messages", "The figures stay as of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Sign in again with the right user and password or token."),
    ),
    "sync.auth_revoked:wrong_password": (
        QT_TRANSLATE_NOOP("messages", "The password of {user} is wrong, or there is no such user."),
        QT_TRANSLATE_NOOP("messages", "Nothing was read; the figures stay as of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Try again with the right user and password."),
    ),
    "sync.auth_revoked:no_password": (
        QT_TRANSLATE_NOOP("messages", "No password was given for {user}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was read."),
        QT_TRANSLATE_NOOP("messages", "Give it on standard input, or in SALES_COCKPIT_SECRET."),
    ),
    "sync.auth_revoked:more_than_a_password": (
        QT_TRANSLATE_NOOP("messages", "The CRM asks for more than a password, such as a code "
                          "from a phone."),
        QT_TRANSLATE_NOOP("messages", "This program cannot answer that; nothing was read."),
        QT_TRANSLATE_NOOP("messages", "Ask the CRM's administrator for a user that signs in with "
                          "a password alone."),
    ),
    "sync.forbidden": (
        QT_TRANSLATE_NOOP("messages", "This user may not read everything at {source}."),
        QT_TRANSLATE_NOOP("messages", "Figures that need it stay empty; the rest goes on."),
        QT_TRANSLATE_NOOP("messages", "Ask the CRM's administrator for the right to read it."),
    ),
    "sync.forbidden+detail": (
        QT_TRANSLATE_NOOP("messages", "The CRM refused to show something: {detail}"),
        QT_TRANSLATE_NOOP("messages", "Figures that need it stay empty; the rest goes on."),
        QT_TRANSLATE_NOOP("messages", "Ask the CRM's administrator for the right to read it."),
    ),
    "sync.not_found": (
        QT_TRANSLATE_NOOP("messages", "There is no such address at {source}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was read from it."),
        QT_TRANSLATE_NOOP("messages", "Check the URL of the connection."),
    ),
    "sync.not_found+database": (
        QT_TRANSLATE_NOOP("messages", "There is no database {database} at {source}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was read."),
        QT_TRANSLATE_NOOP("messages", "Check the last part of the URL: http://HOST/DATABASE."),
    ),
    "sync.not_found+model": (
        QT_TRANSLATE_NOOP("messages", "The CRM has no {model}: a module is not installed there."),
        QT_TRANSLATE_NOOP("messages", "Figures that need it stay empty; the rest goes on."),
        QT_TRANSLATE_NOOP("messages", "Ask the CRM's administrator to install the module."),
    ),
    "sync.conflict": (
        QT_TRANSLATE_NOOP("messages", "There is another version of this record at {source}."),
        QT_TRANSLATE_NOOP("messages", "Neither was changed."),
        QT_TRANSLATE_NOOP("messages", "Sync and look at both versions."),
    ),
    "sync.validation": (
        QT_TRANSLATE_NOOP("messages", "The request was not accepted by {source}."),
        QT_TRANSLATE_NOOP("messages", "This kind of record stops here; the others go on."),
        QT_TRANSLATE_NOOP("messages", "Check the options of the connection."),
    ),
    "sync.rate_burst": (
        QT_TRANSLATE_NOOP("messages", "We are asked to slow down by {source}."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept."),
        QT_TRANSLATE_NOOP("messages", "Nothing to do: the next sync goes on from there."),
    ),
    "sync.locked": (
        QT_TRANSLATE_NOOP("messages", "These records are in use at {source}."),
        QT_TRANSLATE_NOOP("messages", "The figures stay as of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Sync again in a while."),
    ),
    "sync.cursor_expired": (
        QT_TRANSLATE_NOOP("messages", "We stopped in the middle, and {source} no longer knows "
                          "where."),
        QT_TRANSLATE_NOOP("messages", "Nothing is lost; this part is read anew."),
        QT_TRANSLATE_NOOP("messages", "Sync again."),
    ),
    "sync.stuck": (
        QT_TRANSLATE_NOOP("messages", "The same answer came again and again."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept; the rest of it is missing "
                          "from the figures."),
        QT_TRANSLATE_NOOP("messages", "Sync again later; if it stays, tell the CRM's "
                          "administrator."),
    ),
    "sync.stuck:empty": (
        QT_TRANSLATE_NOOP("messages", "An empty page came in the middle."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept; the rest of it is missing "
                          "from the figures."),
        QT_TRANSLATE_NOOP("messages", "Sync again later; if it stays, tell the CRM's "
                          "administrator."),
    ),
    "sync.transient": (
        QT_TRANSLATE_NOOP("messages", "No proper answer comes from {source} right now."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept; figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Try again in a while."),
    ),
    "sync.transient:deadline": (
        QT_TRANSLATE_NOOP("messages", "An answer of {source} took longer than {limit} seconds."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept; figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Try again in a while."),
    ),
    "sync.transient:cut_off": (
        QT_TRANSLATE_NOOP("messages", "The answer of {source} broke off in the middle."),
        QT_TRANSLATE_NOOP("messages", "None of it was stored; what was read before is kept."),
        QT_TRANSLATE_NOOP("messages", "Sync again; it goes on from there."),
    ),
    "sync.transient:broken_off": (
        QT_TRANSLATE_NOOP("messages", "The line to {source} broke off."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept; figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Sync again; it goes on from there."),
    ),
    "sync.offline": (
        QT_TRANSLATE_NOOP("messages", "There is no connection to {source}."),
        QT_TRANSLATE_NOOP("messages", "You can go on working with the data of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Check the network and the address, then sync again."),
    ),
    "sync.offline:unknown_host": (
        QT_TRANSLATE_NOOP("messages", "There is no computer called {source}."),
        QT_TRANSLATE_NOOP("messages", "You can go on working with the data of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Check the address for a slip, and the network."),
    ),
    "sync.offline:no_answer": (
        QT_TRANSLATE_NOOP("messages", "Nothing answers at {source}."),
        QT_TRANSLATE_NOOP("messages", "You can go on working with the data of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Check the address and its port, and whether the server "
                          "runs."),
    ),
    "sync.not_understood": (
        QT_TRANSLATE_NOOP("messages", "What {source} answers is not what such a CRM says."),
        QT_TRANSLATE_NOOP("messages", "Nothing of it was stored; the figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Check the URL: it may lead to a web page or a sign-in "
                          "portal instead."),
    ),
    "sync.not_understood:html": (
        QT_TRANSLATE_NOOP("messages", "What {source} answers is a web page, not data."),
        QT_TRANSLATE_NOOP("messages", "Nothing of it was stored; the figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Check the URL: it may lead to a web page or a sign-in "
                          "portal instead of the CRM."),
    ),
    "sync.not_understood:not_json": (
        QT_TRANSLATE_NOOP("messages", "What {source} answers is a file of another kind "
                          "({content_type}), not data."),
        QT_TRANSLATE_NOOP("messages", "Nothing of it was stored; the figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Check the URL of the connection."),
    ),
    "sync.not_understood:too_large": (
        QT_TRANSLATE_NOOP("messages", "The answer of {source} is larger than {limit} bytes."),
        QT_TRANSLATE_NOOP("messages", "Nothing of it was stored; the figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Ask the CRM's administrator what it sends; nothing is "
                          "wrong with your data."),
    ),
    "sync.refused": (
        QT_TRANSLATE_NOOP("messages", "The program refused to talk to {source}."),
        QT_TRANSLATE_NOOP("messages", "Only the address of the connection is trusted, over https "
                          "or on this computer; nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Correct the URL of the connection."),
    ),
    "sync.refused:plain_http": (
        QT_TRANSLATE_NOOP("messages", "The address {source} is not encrypted (http)."),
        QT_TRANSLATE_NOOP("messages", "Your password and your customers' data could be read on "
                          "the way, so nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Use https:// in the URL; http:// only works on this "
                          "computer."),
    ),
    "sync.refused:certificate": (
        QT_TRANSLATE_NOOP("messages", "The certificate of {source} is not valid."),
        QT_TRANSLATE_NOOP("messages", "Somebody could listen in, so nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Check the address and this computer's clock; else the "
                          "server's administrator must renew the certificate."),
    ),
    "sync.refused:redirect": (
        QT_TRANSLATE_NOOP("messages", "We are sent elsewhere ({to}) by {source}."),
        QT_TRANSLATE_NOOP("messages", "The secret goes only to the address you gave, so nothing "
                          "was sent there."),
        QT_TRANSLATE_NOOP("messages", "Use the address it really has as the URL."),
    ),
    "sync.refused:foreign_address": (
        QT_TRANSLATE_NOOP("messages", "The CRM points to another computer: {source}."),
        QT_TRANSLATE_NOOP("messages", "Only {known} is trusted, so nothing was sent there."),
        QT_TRANSLATE_NOOP("messages", "If the CRM moved, remove the connection and add it with "
                          "the new URL."),
    ),
    "sync.refused:bad_address": (
        QT_TRANSLATE_NOOP("messages", "This is not a web address."),
        QT_TRANSLATE_NOOP("messages", "Nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Write the URL like https://crm.example.com/DATABASE."),
    ),
    "sync.refused:user_in_address": (
        QT_TRANSLATE_NOOP("messages", "The URL holds a user name or a password."),
        QT_TRANSLATE_NOOP("messages", "It would stand in plain sight, so nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Leave it out of the URL; give the user as an option and "
                          "the password when asked."),
    ),
    "sync.refused:no_database": (
        QT_TRANSLATE_NOOP("messages", "The URL {url} names no database."),
        QT_TRANSLATE_NOOP("messages", "Nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Write it like http://HOST/DATABASE."),
    ),
    "sync.refused:no_user": (
        QT_TRANSLATE_NOOP("messages", "No user is named for {url}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was sent."),
        QT_TRANSLATE_NOOP("messages", "Add --option user=LOGIN."),
    ),
    "sync.bug": (
        QT_TRANSLATE_NOOP("messages", "The program stumbled over an answer of {source}."),
        QT_TRANSLATE_NOOP("messages", "Nothing stored is lost."),
        QT_TRANSLATE_NOOP("messages", "Send us the details."),
    ),
    "sync.*": (
        QT_TRANSLATE_NOOP("messages", "The sync stopped."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept."),
        QT_TRANSLATE_NOOP("messages", "Sync again."),
    ),
    "connection.unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no connection named {name}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "The names there are: {near}."),
    ),
    "connection.gone": (
        QT_TRANSLATE_NOOP("messages", "The connection {name} was removed while it was read."),
        QT_TRANSLATE_NOOP("messages", "Nothing more of it was stored."),
        QT_TRANSLATE_NOOP("messages", "Add it again if its figures are wanted."),
    ),
    "connection.unknown_kind": (
        QT_TRANSLATE_NOOP("messages", "There is no kind of connection called {kind}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "The kinds there are: {near}."),
    ),
    "connection.none": (
        QT_TRANSLATE_NOOP("messages", "There is no connection to sync."),
        QT_TRANSLATE_NOOP("messages", "The figures stay as they are."),
        QT_TRANSLATE_NOOP("messages", "Connect a CRM, import files, or resume a connection that "
                          "is paused."),
    ),
    "connection.exists": (
        QT_TRANSLATE_NOOP("messages", "There is a connection named {name} already."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Choose another name, or remove that one first."),
    ),
    "connection.bad_name": (
        QT_TRANSLATE_NOOP("messages", "{name} cannot be the name of a connection."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Use letters and digits, without blanks at the ends."),
    ),
    "connection.bad_option": (
        QT_TRANSLATE_NOOP("messages", "The option {option} cannot be {value}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was read."),
        QT_TRANSLATE_NOOP("messages", "docs/connections.md says what the options of each kind "
                          "may be."),
    ),
    "connection.paused": (
        QT_TRANSLATE_NOOP("messages", "The connection {name} is paused."),
        QT_TRANSLATE_NOOP("messages", "Its figures stay as of its last sync."),
        QT_TRANSLATE_NOOP("messages", "Resume it on the Connections page, then sync."),
    ),
    "connection.secret_in_argument": (
        QT_TRANSLATE_NOOP("messages", "A secret does not belong into the option {option}: others "
                          "could read it in the list of running programs."),
        QT_TRANSLATE_NOOP("messages", "Nothing was sent or stored."),
        QT_TRANSLATE_NOOP("messages", "Give it on standard input, or in SALES_COCKPIT_SECRET; "
                          "change it if it was a real one."),
    ),
    "import.other_source": (
        QT_TRANSLATE_NOOP("messages", "The name {name} already stands for {url}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was imported."),
        QT_TRANSLATE_NOOP("messages", "Choose another name with --as, or remove that one first: "
                          "`sales-cockpit disconnect {name}`."),
    ),
    "server.port_in_use": (
        QT_TRANSLATE_NOOP("messages", "The port {port} is taken."),
        QT_TRANSLATE_NOOP("messages", "The demo server did not start."),
        QT_TRANSLATE_NOOP("messages", "Choose another port."),
    ),
}
