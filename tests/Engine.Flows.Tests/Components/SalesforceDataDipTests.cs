using System.Text;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class SalesforceDataDipTests
{
    private static string Json(string settings = "'connection': 'salesforce', 'query': 'SELECT Name, Account.Name FROM Contact WHERE Phone = \\'%{current_flow.name}\\''", string extra = "") => Flow.Json($$"""
        'dip': { 'type': 'salesforce_data_dip', 'settings': { {{settings.Replace("\\'", "\\u0027")}} }, 'outputs': { 'Name': 'a', 'account.name': 'b', 'Age': 'c' },
                 'exits': { 'ok': 'end', 'no_result': 'end', 'timeout': 'end', 'error': 'end' } {{extra}} }, {{Flow.End}}
        """, "dip");

    private static Session Begin(string? name = "Ada", string? json = null) => new Session(Flow.Publish(json ?? Json()), ("name", name)).Do(s => new InteractionCommand.Begin(s.Now));

    private static Session Answer(Session s, int status, string body) =>
        s.Do(new InteractionCommand.ServiceAnswered(s.Now, s.State.Current!.Token, status, Encoding.UTF8.GetBytes(Flow.Quote(body))));

    // Holds FLOW-45.
    [Theory]
    [InlineData("Ada", "Ada")]
    [InlineData("O'Neil \\ Sons", "O\\'Neil \\\\ Sons")]
    [InlineData("' OR Name != '", "\\' OR Name != \\'")]
    public void Enter_ValuesAreEscapedForSoql(string name, string inQuery) =>
        Begin(name).Effect<InteractionEffect.QueryRecord>().ShouldSatisfyAllConditions(
            e => e.Query.ShouldBe($"SELECT Name, Account.Name FROM Contact WHERE Phone = '{inQuery}'"), e => e.ConnectionId.ShouldBe("salesforce"), e => e.TimeoutSeconds.ShouldBe(8));

    [Theory]
    [InlineData("42", true)]
    [InlineData("-1.5", true)]
    [InlineData("2026-01-31T08:00:00+01:00", true)]
    [InlineData("1 OR Id != null", false)]
    [InlineData("'x'", false)]
    [InlineData("(SELECT Id FROM User)", false)]
    public void Enter_ValueOutsideOfQuotes_MustBeOneWord(string value, bool fits)
    {
        var s = Begin(value, Json("'connection': 'salesforce', 'query': 'SELECT Name FROM A WHERE N = \\'it\\\\\\'s\\' AND Size = %{current_flow.name}'"));
        if (fits)
        {
            s.Effect<InteractionEffect.QueryRecord>().Query.ShouldEndWith($" AND Size = {value}");
        }
        else
        {
            s.Path.ShouldBe("dip:error end:ok");
            s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe("query_value_unquoted");
        }
    }

    // Holds FLOW-45.
    [Fact]
    public void FirstRecord_FieldsGoToVariables()
    {
        var s = Answer(Begin(), 200, "{ 'totalSize': 2, 'records': [ { 'Name': 'Ada', 'Account': { 'Name': 'Analytical' }, 'Age': 36 }, { 'Name': 'Bob' } ] }");
        s.Path.ShouldBe("dip:ok end:ok");
        (s.State.Variables["a"], s.State.Variables["b"], s.State.Variables["c"]).ShouldBe(("Ada", "Analytical", "36"));
    }

    // Holds FLOW-45.
    [Theory]
    [InlineData(200, "{ 'records': [ { 'Name': null, 'Account': null } ] }", "ok")]
    [InlineData(200, "{ 'records': [ 5 ] }", "ok")]
    [InlineData(200, "{ 'totalSize': 0, 'records': [] }", "no_result")]
    [InlineData(200, "{ 'records': {} }", "error")]
    [InlineData(200, "[]", "error")]
    [InlineData(200, "nonsense", "error")]
    [InlineData(200, "", "error")]
    [InlineData(400, "[ { 'errorCode': 'MALFORMED_QUERY' } ]", "error")]
    [InlineData(401, "", "error")]
    public void ServiceAnswered_TakesTheExit(int status, string body, string exit)
    {
        var s = Answer(Begin(), status, body);
        s.Path.ShouldBe($"dip:{exit} end:ok");
        s.State.Variables["a"].ShouldBeNull();
    }

    [Fact]
    public void EffectTimedOut_And_EffectFailed()
    {
        var s = Begin();
        s.Do(new InteractionCommand.EffectTimedOut(s.Now, s.State.Current!.Token)).Path.ShouldBe("dip:timeout end:ok");
        s = Begin(json: Json(extra: ", 'on_error': 'exit:no_result'"));
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "connection_missing")).Path.ShouldBe("dip:error end:ok");
    }

    [Fact]
    public void Restart_AsksAgainUnderTheSameId()
    {
        var s = Begin();
        var id = s.Effects.Single().Id;
        s.Restart().Effects.Single().Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("'connection': 'salesforce'", "required")]
    [InlineData("'connection': 'salesforce', 'query': 'SELECT %{current_flow.nobody}'", "variable_unknown")]
    [InlineData("'connection': 'salesforce', 'query': 'x', 'timeout_seconds': 11", "out_of_range")]
    [InlineData("'connection': 'other', 'query': 'x'", "connection_unknown")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldContain(f => f.Code == code && f.Step == "dip");
}
