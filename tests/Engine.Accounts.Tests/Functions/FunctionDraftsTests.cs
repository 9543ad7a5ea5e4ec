using Engine.Accounts.Functions;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Functions;

public sealed class FunctionDraftsTests
{
    private static readonly AccountId Account = new("a");
    private static readonly FunctionContent Sound = new("", [], [], "return {}");

    private readonly InMemoryFunctions _store = new();
    private readonly ScriptedWorkers _workers = new();

    [Fact]
    public async Task Add_Sound_IsStoredOnce()
    {
        (await AddAsync("f", Sound)).ShouldBeOfType<FunctionSaving.Saved>().Function.Draft.ShouldBe(Sound);
        (await AddAsync("f", Sound with { Code = "return 2" })).ShouldBe(new FunctionSaving.NameTaken());
        (await _store.FindAsync(Account, "f", CancellationToken.None))!.Draft.ShouldBe(Sound);
    }

    [Fact]
    public async Task Save_FunctionThatIsNotThere_IsRefused() =>
        (await Drafts.SaveAsync(Account, "f", Sound, CancellationToken.None)).ShouldBe(new FunctionSaving.NoSuchFunction());

    // Parsing is work that a hostile script makes expensive: a worker gets only code that may be stored otherwise.
    [Fact]
    public async Task Add_WrongForm_NamesEveryFaultAndAsksNoWorker()
    {
        var result = (await AddAsync("not a name", Sound with { Code = "" })).ShouldBeOfType<FunctionSaving.Faulty>();

        result.Faults.Select(fault => fault.Name).ShouldBe(["code", "name"]);
        _workers.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ScriptReasons.Syntax, 2, "line 2, column 3: Unexpected token", false)]
    [InlineData(ScriptReasons.Syntax, null, "Unexpected token", false)]
    [InlineData(ScriptReasons.Timeout, null, "Unexpected token", false)]
    [InlineData(ScriptReasons.Busy, null, null, true)]
    [InlineData(ScriptReasons.WorkerDied, null, null, true)]
    public async Task Add_CodeThatNoWorkerAccepts_StoresNothing(string reason, int? line, string? fault, bool isUnseen)
    {
        _workers.Answer = ScriptResult.Error(reason, "Unexpected token", line, 3);

        var result = await AddAsync("f", Sound);

        if (isUnseen)
        {
            result.ShouldBe(new FunctionSaving.NotLookedAt("Unexpected token"));
        }
        else
        {
            result.ShouldBeOfType<FunctionSaving.Faulty>().Faults.ShouldBe([new FieldFault("code", fault!)]);
        }

        (await _store.FindAsync(Account, "f", CancellationToken.None)).ShouldBeNull();
    }

    private FunctionDrafts Drafts => new(_store, _workers);

    private Task<FunctionSaving> AddAsync(string name, FunctionContent content) => Drafts.AddAsync(Account, name, content, CancellationToken.None);
}
