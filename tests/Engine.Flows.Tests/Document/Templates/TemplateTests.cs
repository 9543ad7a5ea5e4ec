using Engine.Flows.Document.Templates;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Templates;

public sealed class TemplateTests
{
    private sealed class Values(Dictionary<string, string?> variables) : IFlowValues
    {
        public string? Variable(string name) => variables.GetValueOrDefault(name);

        public string? System(string name) => name == "flow_name" ? "Courier" : null;

        public bool IsSensitive(string name) => name == "pin";
    }

    private static Rendered Render(string text, TemplateContext context = TemplateContext.Plain, params (string, string?)[] variables) =>
        Template.Parse(text).Render(new Values(variables.ToDictionary(v => v.Item1, v => v.Item2)), context);

    // Holds FLOW-13.
    [Theory]
    [InlineData("Order %{current_flow.order}!", "Order 42!")]
    [InlineData("%{current_flow.order}%{current_flow.order}", "4242")]
    [InlineData("%%{current_flow.order}", "%{current_flow.order}")]
    [InlineData("%%%{current_flow.order}", "%%{current_flow.order}")]
    [InlineData("100 % of {all} %", "100 % of {all} %")]
    [InlineData("%{system.flow_name}", "Courier")]
    [InlineData("%{current_flow.unset}|%{current_flow.nobody}|%{system.nothing}", "||")]
    [InlineData("", "")]
    public void Render_Text_FillsIn(string text, string expected) => Render(text, variables: ("order", "42")).Text.ShouldBe(expected);

    // Holds FLOW-13.
    [Fact]
    public void Render_ValueThatLooksLikeATemplate_IsNotExpandedAgain() =>
        Render("%{current_flow.a}", TemplateContext.Plain, ("a", "%{current_flow.b} %%{"), ("b", "secret")).Text.ShouldBe("%{current_flow.b} %%{");

    // Holds FLOW-13.
    [Theory]
    [InlineData("Ssml", "<b>&\"'", "&lt;b&gt;&amp;&quot;&apos;")]
    [InlineData("Ssml", "a\u0000b\u0008c", "abc")]
    [InlineData("Soql", "O'Neil \\ x", "O\\'Neil \\\\ x")]
    [InlineData("Json", "a\"b\\c\nd", "a\\\"b\\\\c\\nd")]
    [InlineData("Json", "é", "é")]
    [InlineData("Url", "a b/c?d&é", "a%20b%2Fc%3Fd%26%C3%A9")]
    [InlineData("Plain", "<b>'\"", "<b>'\"")]
    public void Render_Context_DecidesTheEscaping(string context, string value, string expected) =>
        Render("%{current_flow.v}", Enum.Parse<TemplateContext>(context), ("v", value)).Text.ShouldBe(expected);

    [Theory]
    [InlineData("%{current_flow.pin}", true)]
    [InlineData("%{current_flow.order}", false)]
    [InlineData("%%{current_flow.pin}", false)]
    public void Render_SensitiveValue_TaintsTheText(string text, bool sensitive) => Render(text, variables: ("pin", "1234")).Sensitive.ShouldBe(sensitive);

    [Theory]
    [InlineData("%{order}")]
    [InlineData("%{current_flow.Order}")]
    [InlineData("%{current_flow.}")]
    [InlineData("%{ current_flow.order }")]
    [InlineData("%{current_flow.order")]
    [InlineData("%{}")]
    public void Parse_NotAPlaceholder_IsAFaultAndRendersAsItStands(string text)
    {
        Template.Parse(text).Faults.ShouldHaveSingleItem().Code.ShouldBe("template_syntax");
        Render(text).Text.ShouldBe(text);
    }

    [Fact]
    public void Parse_SeveralFaults_ReportsEach() => Template.Parse("%{a} %{b} %{current_flow.ok}").Faults.Count.ShouldBe(2);

    // Holds FLOW-12.
    [Theory]
    [InlineData("a", true)]
    [InlineData("a_9", true)]
    [InlineData("9a", false)]
    [InlineData("_a", false)]
    [InlineData("A", false)]
    [InlineData("ä", false)]
    [InlineData("a\n", false)]
    public void VariableNames_Follow_TheRule(string name, bool valid) => VariableNames.IsValid(name).ShouldBe(valid);

    // Holds FLOW-12.
    [Fact]
    public void VariableNames_LongerThan64_AreRefused()
    {
        VariableNames.IsValid(new string('a', 64)).ShouldBeTrue();
        VariableNames.IsValid(new string('a', 65)).ShouldBeFalse();
    }
}
