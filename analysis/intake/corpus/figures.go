package corpus

var figures []Case
