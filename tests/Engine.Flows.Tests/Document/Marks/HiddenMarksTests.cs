using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Flows.Document;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Document.Marks;
using Engine.Flows.Document.Templates;
using Engine.Flows.Components.Steps;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Marks;

/// <summary>Marks that nobody sees leave numbers and names as a class, wherever they come in (API-55).</summary>
public sealed class HiddenMarksTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain +1 (202)", "plain +1 (202)")]
    [InlineData("é ü 漢 😀", "é ü 漢 😀")]
    [InlineData("a\u00ADb\u200Bc\u200Dd\u2060e\uFEFFf", "abcdef")]
    [InlineData("\u202A\u2066x\u2069\u202C", "x")]
    [InlineData("1\uFE0F2\uFE003\U000E0100", "123")]
    [InlineData("a\U000E0041\U000E007Fb", "ab")]
    [InlineData("a\u034F\u180B\u3164b", "ab")]
    [InlineData("a\uD800b", "a\uD800b")]
    public void Removed_Table(string text, string visible) => HiddenMarks.Removed(text).ShouldBe(visible);

    /// <summary>Every character of the class, at every place of a number and of a name.</summary>
    [Fact]
    public void EveryFormatCharacterAndVariationSelector_LeavesNumbersAndNames()
    {
        var marks = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code)).Where(rune =>
            Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)).ToList();
        marks.Count.ShouldBeGreaterThan(400);
        foreach (var mark in marks)
        {
            foreach (var at in new[] { 0, 1, 5, 12 })
            {
                PhoneNumber.Normalize("+12025550143".Insert(at, mark.ToString())).ShouldBe("+12025550143", $"U+{mark.Value:X4} at {at}");
            }

            Template.Parse($"%{{current_flow.na{mark}me}}").Variables.ShouldBe(["name"], $"U+{mark.Value:X4}");
        }
    }

    [Fact]
    public void Number_WithManyMarks_IsStillRead() =>
        PhoneNumber.Normalize(string.Join("\u00AD\u200B\u2060\uFE0F\u200C\u200D", "+12025550143".Select(c => c))).ShouldBe("+12025550143");

    [Fact]
    public void Text_ThatIsSpoken_KeepsItsMarks() =>
        Template.Parse("co\u00ADoperate \u200Fx").Render(new Nobody(), TemplateContext.Plain).Text.ShouldBe("co\u00ADoperate \u200Fx");

    [Fact]
    public void Flow_WithMarksInItsNumbersAndNames_IsTheSameFlow()
    {
        var clean = Flow.Json($"{Flow.Dial}, {Flow.Notify}, {Flow.End}");
        var marked = clean.Replace("+12025550100", "+1202\u00AD5550100\u200B", StringComparison.Ordinal)
            .Replace("'variables': { '", "'variables': { '\u2060", StringComparison.Ordinal)
            .Replace("'variable': '", "'variable': '\uFEFF", StringComparison.Ordinal)
            .Replace("\"variable\": \"", "\"variable\": \"\uFEFF", StringComparison.Ordinal);
        marked.ShouldNotBe(clean);

        Flow.Check(marked).Faults.Select(fault => $"{fault.Path} {fault.Message}").ShouldBe(Flow.Check(clean).Faults.Select(fault => $"{fault.Path} {fault.Message}"));
    }

    [Fact]
    public void Arguments_WithMarksInTheirNames_AreFound_AndTwoThatAreOneAreAFault()
    {
        var flow = Flow.Publish(Flow.With("/trigger/arguments/1", "{ 'name': 'x', 'variable': 'a' }", Flow.Json($"{Flow.Dial}, {Flow.Notify}, {Flow.End}")));

        Read(flow, "{ \"\u200Bx\": \"1\" }").Variables.Single(v => v.Name == "a").Value.ShouldBe("1");
        Read(flow, "{ \"x\": \"1\", \"x\u00AD\": \"2\" }").Faults.ShouldContain(fault => fault.Name == "x" && fault.Description.Contains("twice"));
    }

    private static ArgumentReading Read(PublishedFlow flow, string body) =>
        ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonDocument.Parse(body).RootElement, "interaction-9");

    private sealed class Nobody : IFlowValues
    {
        public string? Variable(string name) => null;

        public string? System(string name) => null;

        public bool IsSensitive(string name) => false;
    }
}
