package corpus

var sheets []Case
