package corpus

var hostile []Case
