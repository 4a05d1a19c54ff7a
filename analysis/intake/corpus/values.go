package corpus

var values []Case
