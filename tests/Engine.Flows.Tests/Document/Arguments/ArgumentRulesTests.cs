using System.Text.Json;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Arguments;

public sealed class ArgumentRulesTests
{
    private static PublishedFlow FlowWith(string argument, string extra = "") => Flow.Publish(Flow.With("/trigger/arguments/1", $"{{ 'name': 'x', 'variable': 'a', {argument} }}",
        Flow.Json($"{Flow.Dial}, {Flow.Notify}, {Flow.End}", extra: extra)));

    private static ArgumentReading Read(PublishedFlow flow, string body) =>
        ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonDocument.Parse(Flow.Quote(body)).RootElement, "interaction-9");

    private static string? A(ArgumentReading reading) => reading.Variables.Single(v => v.Name == "a").Value;

    // Holds FLOW-10.
    [Theory]
    [InlineData("'type': 'string'", "anything at all", "anything at all")]
    [InlineData("'type': 'string'", "", "")]
    [InlineData("'type': 'phone'", "+1 (202) 555-0123", "+12025550123")]
    [InlineData("'type': 'integer'", "-007", "-7")]
    [InlineData("'type': 'integer'", "9223372036854775807", "9223372036854775807")]
    [InlineData("'type': 'number'", "3.50", "3.50")]
    [InlineData("'type': 'boolean'", "TRUE", "true")]
    [InlineData("'type': 'date'", "2028-02-29", "2028-02-29")]
    [InlineData("'type': 'enum', 'values': ['red','blue']", "blue", "blue")]
    [InlineData("'type': 'number'", "+007.50", "7.50")]
    [InlineData("'type': 'number'", "-.5", "-0.5")]
    [InlineData("'type': 'number'", "-0", "0")]
    [InlineData("'type': 'number'", "0.12345678901234567890123456789012345", "0.12345678901234567890123456789012345")]
    [InlineData("'type': 'number'", "123456789012345678901234567890123456789", "123456789012345678901234567890123456789")]
    [InlineData("'max_length': 3", "abc", "abc")]
    [InlineData("'max_length': 3", "\U00020BB7\u91CE\u5BB6", "\U00020BB7\u91CE\u5BB6")]
    [InlineData("'max_length': 2", "\U0001F44D\U0001F44D", "\U0001F44D\U0001F44D")]
    [InlineData("'max_length': 2", "e\u0301", "e\u0301")]
    public void Read_FittingValue_IsTaken(string declaration, string value, string expected)
    {
        var reading = Read(FlowWith(declaration), $"{{ 'x': '{value}' }}");
        reading.Faults.ShouldBeEmpty();
        A(reading).ShouldBe(expected);
    }

    // Holds FLOW-10.
    [Theory]
    [InlineData("'type': 'phone'", "12025550123")]
    [InlineData("'type': 'integer'", "1.0")]
    [InlineData("'type': 'integer'", "9223372036854775808")]
    [InlineData("'type': 'integer'", "1,000")]
    [InlineData("'type': 'integer'", "")]
    [InlineData("'type': 'number'", "1,5")]
    [InlineData("'type': 'number'", "1e3")]
    [InlineData("'type': 'number'", "NaN")]
    [InlineData("'type': 'boolean'", "yes")]
    [InlineData("'type': 'boolean'", "1")]
    [InlineData("'type': 'date'", "2027-02-29")]
    [InlineData("'type': 'date'", "29.02.2028")]
    [InlineData("'type': 'date'", "2028-2-9")]
    [InlineData("'type': 'enum', 'values': ['red','blue']", "Blue")]
    [InlineData("'type': 'number'", " 1")]
    [InlineData("'type': 'number'", ".")]
    [InlineData("'type': 'number'", "--1")]
    [InlineData("'type': 'number'", "1.2.3")]
    [InlineData("'max_length': 3", "abcd")]
    [InlineData("'max_length': 3", "\U0001F600\U0001F600\U0001F600\U0001F600")]
    [InlineData("'max_length': 1", "e\u0301")]
    public void Read_ValueThatDoesNotFit_IsAFault(string declaration, string value)
    {
        var reading = Read(FlowWith(declaration), $"{{ 'x': '{value}' }}");
        reading.Faults.ShouldHaveSingleItem().Name.ShouldBe("x");
        reading.Variables.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{ 'a': 'b' }")]
    [InlineData("['a']")]
    [InlineData("'\\ud800'")]
    public void Read_NotAString_IsAFault(string value) => Read(FlowWith("'type': 'string'"), $"{{ 'x': {value} }}").Faults.ShouldHaveSingleItem().Name.ShouldBe("x");

    // Holds FLOW-10.
    [Fact]
    public void Read_DefaultMaxLength_Is1024()
    {
        var flow = FlowWith("'type': 'string'");
        Read(flow, $"{{ 'x': '{new string('a', 1024)}' }}").IsAccepted.ShouldBeTrue();
        Read(flow, $"{{ 'x': '{new string('a', 1025)}' }}").IsAccepted.ShouldBeFalse();
    }

    [Fact]
    public void Read_MissingRequired_IsAFault() => Read(FlowWith("'required': true"), "{}").Faults.ShouldHaveSingleItem().ShouldBe(new ArgumentFault("x", "Required argument is missing."));

    [Fact]
    public void Read_MissingOptional_IsUnset() => A(Read(FlowWith("'type': 'integer'"), "{}")).ShouldBeNull();

    [Fact]
    public void Read_MissingWithDefault_HasTheDefault() => A(Read(FlowWith("'type': 'integer', 'default': '7'"), "{}")).ShouldBe("7");

    [Theory]
    [InlineData("'type': 'integer', 'default': '007'", "7")]
    [InlineData("'type': 'boolean', 'default': 'TRUE'", "true")]
    [InlineData("'type': 'phone', 'default': '001 (202) 555-0100'", "+12025550100")]
    [InlineData("'default': ' as it is '", " as it is ")]
    public void Read_MissingWithDefault_HasItInTheSpellingOfItsType(string argument, string value) => A(Read(FlowWith(argument), "{}")).ShouldBe(value);

    [Fact]
    public void Read_VariableDefault_HoldsWithoutArgument()
    {
        var flow = Flow.Publish(Flow.With("/variables/b", "{ 'default': 'blank' }"));
        Read(flow, "{}").Variables.Single(v => v.Name == "b").Value.ShouldBe("blank");
    }

    // Holds FLOW-10.
    [Fact]
    public void Read_SeveralFaults_ReportsAllAtOnce()
    {
        var flow = Flow.Publish(Flow.With("/trigger/arguments", """
            [ { 'name': 'p', 'variable': 'phone', 'type': 'phone' }, { 'name': 'n', 'variable': 'name', 'required': true },
              { 'name': 'i', 'variable': 'a', 'type': 'integer' }, { 'name': 'ok', 'variable': 'b' } ]
            """));
        Read(flow, "{ 'p': 'x', 'i': 5, 'ok': 'fine' }").Faults.Select(f => f.Name).ShouldBe(["p", "n", "i"]);
    }

    // Holds FLOW-11.
    [Fact]
    public void Read_UndeclaredArgument_IsIgnored() => Read(FlowWith("'type': 'string'"), "{ 'other': 5 }").IsAccepted.ShouldBeTrue();

    // Holds FLOW-11.
    [Fact]
    public void Read_UndeclaredArgumentWithStrictArguments_IsAFault() =>
        Read(FlowWith("'type': 'string'", "'strict_arguments': true,"), "{ 'x': 'a', 'other': 'b' }").Faults.ShouldHaveSingleItem().Name.ShouldBe("other");

    [Theory]
    [InlineData("[]")]
    [InlineData("'text'")]
    [InlineData("null")]
    public void Read_NotAnObject_IsAFault(string body) => Read(FlowWith("'type': 'string'"), body).IsAccepted.ShouldBeFalse();

    [Fact]
    public void Read_InteractionIdVariable_IsFilled() =>
        Read(Flow.Publish(Flow.With("/trigger/interaction_id_variable", "'c'")), "{}").Variables.Single(v => v.Name == "c").Value.ShouldBe("interaction-9");

    [Fact]
    public void Read_SensitiveArgument_MarksItsVariable()
    {
        var variables = Read(Flow.Publish(Flow.Simple), "{ 'pin': '1234', 'name': 'Ada' }").Variables;
        variables.Single(v => v.Name == "pin").ShouldSatisfyAllConditions(v => v.Sensitive.ShouldBeTrue(), v => v.ToString().ShouldBe("pin=***"));
        variables.Single(v => v.Name == "name").Sensitive.ShouldBeFalse();
    }
}
