using Engine.Accounts.Functions;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Functions;

public sealed class FunctionTestingTests
{
    private static readonly AccountId Account = new("a");
    private static readonly Dictionary<string, string> Seven = new(StringComparer.Ordinal) { ["n"] = "7" };

    private readonly InMemoryFunctions _store = new();
    private readonly ScriptedWorkers _workers = new();

    [Fact]
    public async Task Run_TakesTheFunctionSent_ElseTheDraft_ElseThePublishedVersion()
    {
        await _store.CreateAsync(Account, "f", Content("published"), CancellationToken.None);
        await _store.PublishAsync(Account, "f", "", CancellationToken.None);
        await RunAsync();
        await _store.SaveDraftAsync(Account, "f", Content("draft"), CancellationToken.None);
        await RunAsync();
        await RunAsync(instead: Content("sent"));

        _workers.Asked.ShouldBe([.. new[] { "published", "draft", "sent" }.Select(code => (code, """{"n":7}""", TimeSpan.FromSeconds(2)))]);
    }

    [Fact]
    public async Task Run_FunctionThatIsNotThere_IsRefused() => (await RunAsync()).ShouldBe(new FunctionTest.NoSuchFunction());

    [Theory]
    [InlineData(0, "7", "timeout_seconds")]
    [InlineData(11, "7", "timeout_seconds")]
    [InlineData(1, "seven", "inputs.n")]
    [InlineData(10, null, "inputs.n")]
    public async Task Run_WrongOrder_NamesTheFaultAndAsksNoWorker(int seconds, string? n, string fault)
    {
        await _store.CreateAsync(Account, "f", Content("draft"), CancellationToken.None);
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (n is not null)
        {
            inputs["n"] = n;
        }

        var result = await new FunctionTesting(_store, _workers).RunAsync(Account, "f", inputs, null, seconds, CancellationToken.None);

        result.ShouldBeOfType<FunctionTest.Faulty>().Faults.Select(found => found.Name).ShouldBe([fault]);
        _workers.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ScriptReasons.Busy, typeof(FunctionTest.Busy))]
    [InlineData(ScriptReasons.Threw, typeof(FunctionTest.Ran))]
    [InlineData(ScriptReasons.WorkerDied, typeof(FunctionTest.Ran))]
    public async Task Run_OnlyAFullQueueIsNoRun(string reason, Type expected)
    {
        await _store.CreateAsync(Account, "f", Content("draft"), CancellationToken.None);
        _workers.Answer = ScriptResult.Error(reason, "why");

        (await RunAsync()).ShouldBeOfType(expected);
    }

    private static FunctionContent Content(string code) => new("", [new FunctionInput("n", FunctionValueType.Integer)], [], code);

    private Task<FunctionTest> RunAsync(FunctionContent? instead = null) =>
        new FunctionTesting(_store, _workers).RunAsync(Account, "f", Seven, instead, FunctionRules.DefaultRunSeconds, CancellationToken.None);
}
