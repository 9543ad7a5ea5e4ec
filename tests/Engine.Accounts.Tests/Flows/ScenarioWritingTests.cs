using System.Globalization;
using Engine.Accounts.Flows;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Flows;

public sealed class ScenarioWritingTests
{
    private const string Sound = """{"name":"x","expect":{"outcome":"busy"}}""";

    private readonly InMemoryScenarios _store = new();

    [Theory]
    [InlineData("a", true)]
    [InlineData("busy-1_x.y", true)]
    [InlineData("", false)]
    [InlineData("Busy", false)]
    [InlineData("a b", false)]
    [InlineData("ü", false)]
    public void IsName_LettersOfTheAddress(string name, bool expected) => ScenarioWriting.IsName(name).ShouldBe(expected);

    [Fact]
    public void IsName_UpTo64()
    {
        ScenarioWriting.IsName(new string('a', 64)).ShouldBeTrue();
        ScenarioWriting.IsName(new string('a', 65)).ShouldBeFalse();
    }

    [Fact]
    public async Task Save_EachRefusal()
    {
        (await SaveAsync("No", Sound)).ShouldBe(new ScenarioWritten.BadName());
        (await SaveAsync("n", """{"name":"x","colour":"red"}""")).ShouldBeOfType<ScenarioWritten.NotAScenario>().Faults.Select(fault => fault.Name)
            .ShouldContain("/colour");
        (await _store.ListAsync(Desk.Account, new FlowId("f"), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_PastTheLimit_ReplacesAndAddsNone()
    {
        for (var i = 0; i < IScenarioStore.MostOfAFlow; i++)
        {
            (await SaveAsync(i.ToString(CultureInfo.InvariantCulture), Sound)).ShouldBeOfType<ScenarioWritten.Saved>();
        }

        (await SaveAsync("more", Sound)).ShouldBe(new ScenarioWritten.TooMany());
        (await SaveAsync("7", Sound)).ShouldBeOfType<ScenarioWritten.Saved>().Scenario.Document.ShouldBe(Sound);
    }

    private Task<ScenarioWritten> SaveAsync(string name, string document) =>
        ScenarioWriting.SaveAsync(_store, Desk.Account, new FlowId("f"), name, document, CancellationToken.None);
}
