using Engine.Accounts.Functions;
using Shouldly;
using Xunit;
using static Engine.Functions.Tests.Workshop;

namespace Engine.Functions.Tests.Worker;

public sealed class ScriptRunTests
{
    [Theory]
    [InlineData("return { r: args.name.toUpperCase() }", "ADA")]
    [InlineData("let a = 1; const b = 2; return { r: `${a + b}` }", "3")]
    [InlineData("const f = (x, y = 2) => x * y; return { r: String(f(4)) }", "8")]
    [InlineData("const { name, ...rest } = args; return { r: name + Object.keys(rest).length }", "Ada1")]
    [InlineData("return { r: [...'abc'].map(c => c + c).join('') }", "aabbcc")]
    [InlineData("class P { #x = 3; get x() { return this.#x } } class Q extends P { } return { r: String(new Q().x) }", "3")]
    [InlineData("return { r: args?.missing?.deep ?? 'none' }", "none")]
    [InlineData("for (const [k, v] of Object.entries({ a: 1 })) { return { r: k + v } }", "a1")]
    [InlineData("function twice(x) { return x + x } return { r: twice('x') }", "xx")]
    [InlineData("return { r: '+1 (202) 555'.replaceAll(/[^0-9+]/g, '') }", "+1202555")]
    [InlineData("return { r: JSON.stringify({ a: [1, null] }) }", "{\"a\":[1,null]}")]
    [InlineData("const m = new Map([['k', 'v']]); return { r: m.get('k') }", "v")]
    [InlineData("return { r: new Date().toISOString() }", "2026-11-25T10:00:00.000Z")]
    [InlineData("try { null.x } catch { return { r: 'caught' } }", "caught")]
    [InlineData("return { r: '😀é' }", "😀é")]
    public void Run_ModernSyntax_Works(string code, string expected)
    {
        var result = Run(code, """{"name":"Ada","n":2}""", 5000, Output("r"));
        result.Status.ShouldBe(ScriptStatus.Ok, result.Message);
        result.Outputs!["r"].ShouldBe(expected);
    }

    [Theory]
    [InlineData("let a = ;", 1, 9)]
    [InlineData("const x = 1;\nreturn { r: x", 2, 14)]
    [InlineData("}); (function() {", 1, 1)]
    [InlineData("const a = 1;\nconst a = 2;", 2, 7)]
    [InlineData("return { r: /(/ }", 1, null)]
    [InlineData("import fs from 'fs'", 1, null)]
    public void Check_BrokenCode_SaysWhere(string code, int line, int? column)
    {
        var result = new Engine.Functions.Worker.ScriptRun(Order(code) with { Args = null }, TimeProvider.System).Run();
        result.Reason.ShouldBe(ScriptReasons.Syntax, result.Message);
        result.Line.ShouldBe(line);
        (column is null || result.Column == column).ShouldBeTrue($"column {result.Column}");
        result.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Check_GoodCode_DoesNotRunIt() =>
        new Engine.Functions.Worker.ScriptRun(Order("throw 1") with { Args = null }, TimeProvider.System).Run().Status.ShouldBe(ScriptStatus.Ok);

    [Theory]
    [InlineData("throw new Error('no luck')", "no luck", 1)]
    [InlineData("\n\n  throw new TypeError('x')", "x", 3)]
    [InlineData("throw 'text'", "text", 1)]
    [InlineData("return nothing.here", "nothing", 1)]
    [InlineData("throw Symbol('s')", "symbol", 1)]
    [InlineData("throw { toString() { while (true) {} } }", "", 1)]
    public void Run_Throws_IsAnErrorWithItsLine(string code, string message, int line)
    {
        var result = Run(code);
        result.Reason.ShouldBe(ScriptReasons.Threw);
        result.Message!.ShouldContain(message, Case.Insensitive);
        result.Line.ShouldBe(line);
    }

    // Holds FLOW-44.
    [Theory]
    [InlineData(FunctionValueType.String, "'a'", "a")]
    [InlineData(FunctionValueType.String, "''", "")]
    [InlineData(FunctionValueType.Boolean, "1 > 0", "true")]
    [InlineData(FunctionValueType.Boolean, "false", "false")]
    [InlineData(FunctionValueType.Integer, "41 + 1", "42")]
    [InlineData(FunctionValueType.Integer, "-0", "0")]
    [InlineData(FunctionValueType.Integer, "Number.MAX_SAFE_INTEGER", "9007199254740991")]
    [InlineData(FunctionValueType.Number, "0.1 + 0.2", "0.3")]
    [InlineData(FunctionValueType.Number, "1.5", "1.5")]
    [InlineData(FunctionValueType.Number, "1e21", "1000000000000000000000")]
    [InlineData(FunctionValueType.Uri, "'https://example.org/a?b=c'", "https://example.org/a?b=c")]
    [InlineData(FunctionValueType.Uri, "null", null)]
    [InlineData(FunctionValueType.Integer, "undefined", null)]
    public void Output_OfItsType_IsText(FunctionValueType type, string value, string? expected)
    {
        var result = Run($"return {{ r: {value}, undeclared: 1 }}", "{}", 5000, Output("r", type));
        result.Status.ShouldBe(ScriptStatus.Ok, result.Message);
        result.Outputs.ShouldBe(new Dictionary<string, string?> { ["r"] = expected });
    }

    // Holds FLOW-44.
    [Theory]
    [InlineData(FunctionValueType.String, "{ r: 1 }")]
    [InlineData(FunctionValueType.String, "{ r: {} }")]
    [InlineData(FunctionValueType.String, "{ r: ['a'] }")]
    [InlineData(FunctionValueType.String, "{ r: new String('a') }")]
    [InlineData(FunctionValueType.Boolean, "{ r: 'true' }")]
    [InlineData(FunctionValueType.Integer, "{ r: 1.5 }")]
    [InlineData(FunctionValueType.Integer, "{ r: '1' }")]
    [InlineData(FunctionValueType.Integer, "{ r: 10n }")]
    [InlineData(FunctionValueType.Integer, "{ r: 2 ** 53 }")]
    [InlineData(FunctionValueType.Number, "{ r: NaN }")]
    [InlineData(FunctionValueType.Number, "{ r: 1 / 0 }")]
    [InlineData(FunctionValueType.Uri, "{ r: 'not a uri' }")]
    [InlineData(FunctionValueType.Uri, "{ r: '/a/path' }")]
    [InlineData(FunctionValueType.String, "42")]
    [InlineData(FunctionValueType.String, "null")]
    [InlineData(FunctionValueType.String, "undefined")]
    [InlineData(FunctionValueType.String, "[1]")]
    [InlineData(FunctionValueType.String, "() => 1")]
    [InlineData(FunctionValueType.String, "Promise.resolve({ r: 'a' })")]
    public void Output_NotOfItsType_IsAnError(FunctionValueType type, string returned) =>
        Run($"return {returned}", "{}", 5000, Output("r", type)).Reason.ShouldBe(ScriptReasons.OutputType);

    [Fact]
    public void Output_AtTheLimit_IsTaken_OneMoreIsNot()
    {
        Run("return { r: 'x'.repeat(65536) }", "{}", 5000, Output("r")).Status.ShouldBe(ScriptStatus.Ok);
        Run("return { r: 'x'.repeat(65536), q: 'y' }", "{}", 5000, Output("r"), Output("q")).Reason.ShouldBe(ScriptReasons.OutputTooLarge);
    }

    [Fact]
    public void Console_IsKept_AndBounded()
    {
        Run("console.log('a', 1, { b: [2] }, null, undefined, () => 1); console.error('z'); return {}").Console
            .ShouldBe(["a 1 {\"b\":[2]} null undefined [Object]", "z"]);
        var much = Run("for (let i = 0; i < 100000; i++) console.log('line ' + i + 'x'.repeat(5000)); return {}").Console!;
        much.Sum(line => line.Length).ShouldBeLessThan(ScriptLimits.ConsoleChars + 2 * ScriptLimits.ConsoleLineChars);
        much[^1].ShouldContain("dropped");
        Run("const a = {}; a.a = a; console.log(a); return {}").Console.ShouldBe(["[object]"]);
    }

    // Holds FLOW-55.
    [Theory]
    [InlineData("return { r: typeof require }")]
    [InlineData("return { r: typeof process }")]
    [InlineData("return { r: typeof fetch }")]
    [InlineData("return { r: typeof XMLHttpRequest }")]
    [InlineData("return { r: typeof importNamespace }")]
    [InlineData("return { r: typeof System }")]
    [InlineData("return { r: typeof setTimeout }")]
    [InlineData("return { r: typeof SharedArrayBuffer }")]
    [InlineData("return { r: typeof Atomics }")]
    [InlineData("return { r: typeof ShadowRealm }")]
    [InlineData("return { r: typeof clr }")]
    [InlineData("return { r: typeof args.GetType }")]
    [InlineData("return { r: typeof console.log.GetType }")]
    [InlineData("return { r: typeof globalThis.constructor.GetType }")]
    public void World_HoldsNothingOfTheHost(string code)
    {
        var result = Run(code, "{}", 5000, Output("r"));
        result.Status.ShouldBe(ScriptStatus.Ok, result.Message);
        result.Outputs!["r"].ShouldBe("undefined");
    }

    [Theory]
    [InlineData("return eval('1')")]
    [InlineData("return new Function('return 1')()")]
    [InlineData("return args.constructor.constructor('return this')()")]
    [InlineData("return console.log.constructor('return this')()")]
    [InlineData("return (async () => {}).constructor('return 1')()")]
    [InlineData("return (function*() {}).constructor('return 1')()")]
    [InlineData("return import('fs')")]
    public void World_CompilesNoText(string code) => Run(code).Status.ShouldBe(ScriptStatus.Error);

    // Holds FLOW-55.
    [Fact]
    public void Clock_StandsStill() =>
        Run("const a = Date.now(); for (let i = 0; i < 300000; i++) {} return { r: Date.now() - a, z: new Date(0).getTimezoneOffset() }", "{}", 10000,
            Output("r", FunctionValueType.Integer), Output("z", FunctionValueType.Integer)).Outputs.ShouldBe(
                new Dictionary<string, string?> { ["r"] = "0", ["z"] = "0" });

    [Fact]
    public void Worlds_ShareNothing()
    {
        Run("Array.prototype.map = 1; Object.prototype.leak = 'x'; globalThis.kept = 1; return {}").Status.ShouldBe(ScriptStatus.Ok);
        Run("return { r: typeof [].map + typeof ({}).leak + typeof globalThis.kept }", "{}", 5000, Output("r")).Outputs!["r"]
            .ShouldBe("functionundefinedundefined");
    }

    [Fact]
    public void Prototype_GamesWithArgsAndOutputs_StayInside()
    {
        Run("return { r: typeof args.__proto__.x }", """{"__proto__":{"x":1}}""", 5000, Output("r")).Status.ShouldNotBe(ScriptStatus.Timeout);
        Run("Object.prototype.r = 'inherited'; return {}", "{}", 5000, Output("r")).Outputs!["r"].ShouldBe("inherited");
        Run("Object.defineProperty(Object.prototype, 'r', { get() { throw new Error('trap') } }); return {}", "{}", 5000, Output("r"))
            .Reason.ShouldBe(ScriptReasons.Threw);
        Run("return new Proxy({}, { get() { return { valueOf() { return 1 } } } })", "{}", 5000, Output("r")).Reason.ShouldBe(ScriptReasons.OutputType);
    }
}
