package corpus

var places []Case
