package corpus

var layers []Case
