package corpus

var disguises []Case
