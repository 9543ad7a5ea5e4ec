namespace Engine.Functions.Tests.Pool;

/// <summary>Scripts that mean harm, by name.</summary>
internal static class HostileScripts
{
    /// <summary>What looks like a bomb and is work that the engine does within its limits: it may end well.</summary>
    public static readonly IReadOnlySet<string> Survivable = new HashSet<string>(StringComparer.Ordinal) { "deep proxy chain", "regex bomb", "deep regex" };

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["endless loop"] = "while (true) {}",
        ["endless loop that catches"] = "while (true) { try { while (true) {} } catch { } finally { continue } }",
        ["endless getter of the output"] = "return { get r() { while (true) {} } }",
        ["endless proxy"] = "const p = new Proxy({}, { get() { while (true) {} } }); return p",
        ["endless toString thrown"] = "throw { toString() { while (true) {} }, get message() { while (true) {} } }",
        ["endless generator"] = "function* g() { while (true) yield 1 } return { r: [...g()].join() }",
        ["endless microtasks"] = "const again = () => Promise.resolve().then(again); again(); return { r: 'a' }",
        ["string bomb"] = "let s = 'x'; while (true) s += s; ",
        ["repeat bomb"] = "return { r: 'x'.repeat(2 ** 30) }",
        ["array bomb"] = "const a = []; while (true) a.push(new Array(1000).fill(1)); ",
        ["big array"] = "return { r: new Array(2 ** 32 - 1).fill('x').join() }",
        ["length bomb"] = "const a = []; a.length = 4e9; a.sort(); return { r: a.join() }",
        ["buffer bomb"] = "const a = []; while (true) a.push(new ArrayBuffer(100000000))",
        ["map bomb"] = "const m = new Map(); let i = 0; while (true) m.set(i++, { i })",
        ["concat bomb"] = "let a = [1]; while (true) a = a.concat(a)",
        ["pad bomb"] = "return { r: 'x'.padEnd(2 ** 30, 'y') }",
        ["json bomb"] = "let o = { a: 1 }; for (let i = 0; i < 60; i++) o = { a: o, b: o }; return { r: JSON.stringify(o) }",
        ["bigint bomb"] = "let n = 2n; while (true) n = n * n",
        ["deep recursion"] = "const f = n => f(n + 1) + 1; return { r: f(0) }",
        ["deep recursion that catches"] = "const f = () => { try { return f() } catch { return f() } }; return { r: f() }",
        ["deep getters"] = "const o = { get a() { return this.a } }; return { r: o.a }",
        ["deep toString"] = "const o = { toString() { return '' + this } }; return { r: '' + o }",
        ["deep arrays"] = "let a = []; for (let i = 0; i < 200000; i++) a = [a]; return { r: a.toString() }",
        ["deep json"] = "return { r: JSON.parse('['.repeat(100000) + ']'.repeat(100000)) }",
        ["deep parentheses"] = "return { r: " + new string('(', 7000) + "1" + new string(')', 7000) + " }",
        ["deep blocks"] = new string('{', 7000) + new string('}', 7000),
        ["deep arrays in text"] = "return " + new string('[', 7000) + new string(']', 7000),
        ["deep unary"] = "return { r: " + new string('!', 15000) + "1 }",
        ["deep proxy chain"] = "let p = {}; for (let i = 0; i < 100000; i++) p = new Proxy(p, {}); return { r: p.x }",
        ["deep bound chain"] = "let f = () => 1; for (let i = 0; i < 100000; i++) f = f.bind(null); return { r: f() }",
        ["deep prototype chain"] = "let o = {}; for (let i = 0; i < 200000; i++) o = Object.create(o); return { r: o.x + 1 }",
        ["catastrophic regex"] = "return { r: String(/^(a+)+$/.test('a'.repeat(40) + '!')) }",
        ["catastrophic regex with look-behind"] = "return { r: String(/(?<=(a|aa)+)b(x+x+)+y/.exec('a'.repeat(40) + 'b' + 'x'.repeat(40))) }",
        ["catastrophic replace"] = "return { r: ('x'.repeat(50000)).replace(/(x*)*$/g, 'y').replace(/(?:x+x+)+y/, '') + 'a'.repeat(40).replace(/(.*a){20}b/, '') + 1n }",
        ["regex bomb"] = "return { r: String(new RegExp('(' + 'a?'.repeat(3000) + '){1000}').test('b')) }",
        ["deep regex"] = "return { r: String(new RegExp('('.repeat(20000) + ')'.repeat(20000)).test('b')) }",
        ["huge output"] = "return { r: 'x'.repeat(10000000) }",
        ["huge console"] = "while (true) console.log('x'.repeat(10000))",
        ["sort that never ends"] = "const a = Array.from({ length: 300000 }, (_, i) => i); while (true) a.sort(() => Math.random() - 0.5)",
        ["array fill of everything"] = "const a = new Uint8Array(60000000); while (true) a.fill(1).sort()",
        ["symbol iterator bomb"] = "const o = { [Symbol.iterator]() { return { next() { return { done: false, value: 1 } } } } }; Math.max(...o)",
        ["host through constructors"] = "return { r: args.constructor.constructor('return process')().exit() }",
        ["host through Function.prototype"] = "return { r: Function.prototype.constructor('return globalThis')().System.IO.File.ReadAllText('a') }",
        ["prototype of everything"] = "Object.prototype.then = Array.prototype.push = JSON.stringify = null; Object.setPrototypeOf(globalThis, new Proxy({}, { get() { throw 1 } })); return undefinedName",
        ["frozen world"] = "for (const k of Object.getOwnPropertyNames(globalThis)) { try { globalThis[k] = null } catch { } } return { r: gone }",
    };
}
