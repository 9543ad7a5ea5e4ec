using System.Globalization;
using Engine.Accounts.Functions;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Functions;

public sealed class FunctionRulesTests
{
    private static readonly FunctionContent Sound = new("", [], [], "return {}");

    [Theory]
    [InlineData("a", true)]
    [InlineData("7", true)]
    [InlineData("a.b_c-d", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("ä", false)]
    public void CheckName_Letters(string name, bool expected)
    {
        var faults = new FaultList();

        FunctionRules.CheckName(name, faults);

        faults.Found.Select(fault => fault.Name).ShouldBe(expected ? [] : ["name"]);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void CheckName_UpTo64(int length, bool expected)
    {
        var faults = new FaultList();

        FunctionRules.CheckName(new string('a', length), faults);

        (faults.Found.Count == 0).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(16_000, true)]
    [InlineData(16_001, false)]
    public void Check_Code_HasUpTo16000Characters(int length, bool expected) =>
        Faults(Sound with { Code = new string('x', length) }).ShouldBe(expected ? [] : ["code"]);

    [Theory]
    [InlineData("who", true)]
    [InlineData("_1", true)]
    [InlineData("1a", false)]
    [InlineData("a-b", false)]
    [InlineData(null, false)]
    public void Check_Values_AreIdentifiers(string? name, bool expected)
    {
        Faults(Sound with { Inputs = [new FunctionInput(name!, FunctionValueType.String)] }).ShouldBe(expected ? [] : ["inputs[0].name"]);
        Faults(Sound with { Outputs = [new FunctionOutput(name!, FunctionValueType.String)] }).ShouldBe(expected ? [] : ["outputs[0].name"]);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Check_Values_UpTo100(int count, bool expected) => Faults(Sound with
    {
        Inputs = [.. Enumerable.Range(0, count).Select(i => new FunctionInput("v" + i.ToString(CultureInfo.InvariantCulture), FunctionValueType.String))],
    }).ShouldBe(expected ? [] : ["inputs"]);

    [Fact]
    public void Check_ReportsEveryFaultAtOnce() => Faults(new FunctionContent(
        new string('d', 1001),
        [null!, new FunctionInput("a", FunctionValueType.String), new FunctionInput("a", FunctionValueType.Number, new string('d', 1001))],
        [],
        " ")).ShouldBe(["code", "description", "inputs[0].name", "inputs[2].description", "inputs"]);

    private static IEnumerable<string> Faults(FunctionContent content)
    {
        var faults = new FaultList();
        FunctionRules.Check(content, faults);
        return faults.Found.Select(fault => fault.Name);
    }
}
