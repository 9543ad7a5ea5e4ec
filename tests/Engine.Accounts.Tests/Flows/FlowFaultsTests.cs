using Engine.Accounts.Flows;
using Engine.Flows.Document;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Flows;

public sealed class FlowFaultsTests
{
    private static readonly FlowFault[] Faults =
    [
        new("no_call", FaultSeverity.Warning, null, "", "Niemand wird angerufen: \"ü\" <&>'"),
        new("function_unknown", FaultSeverity.Error, "run", "/steps/run/settings/function", "There is no published function \"x\"."),
    ];

    /// <summary>Stored drafts hold these bytes.</summary>
    private const string Stored =
        """[{"code":"no_call","severity":"warning","step":null,"path":"","message":"Niemand wird angerufen: \"ü\" <&>'"},"""
        + """{"code":"function_unknown","severity":"error","step":"run","path":"/steps/run/settings/function","message":"There is no published function \"x\"."}]""";

    [Fact]
    public void Text_IsSpelledAsStoredDraftsHoldIt() => FlowFaults.Text(Faults).ShouldBe(Stored);

    [Fact]
    public void Read_GivesBackEveryFault() => FlowFaults.Read(Stored).ShouldBe(Faults);

    [Fact]
    public void Errors_LeavesWarningsOut() =>
        FlowFaults.Errors(Faults).ShouldBe([new FieldFault("/steps/run/settings/function", "There is no published function \"x\".")]);
}
