package corpus

var people []Case
