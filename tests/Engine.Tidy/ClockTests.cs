using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>
/// Durations are measured by the monotonic clock: a difference of two points in time is one only where both are of one clock that nobody sets. These
/// files are such places, each with its reason.
/// </summary>
public sealed class ClockTests
{
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Engine.Actors/Interactions/InteractionClock.cs"] = "makes the clock of an interaction, and sees by the difference that the wall clock was set",
        ["Engine.Actors/Interactions/InteractionDeadline.cs"] = "by the interaction's clock",
        ["Engine.Flows/Components/CallbackQueue.cs"] = "between events of one interaction, by its clock",
        ["Engine.Flows/Report/InteractionReport.cs"] = "between events of one interaction, by its clock",
        ["Engine.Flows/Walking/CallRules.cs"] = "between events of one interaction, by its clock",
        ["Engine.Flows/Walking/EndRules.cs"] = "between events of one interaction, by its clock",
        ["Engine.Host/Commands/CallTimeline.cs"] = "shows points in time as the server stored them, from the first",
        ["Engine.Host/Rehearsals/ShiftedTime.cs"] = "is a clock",
        ["Engine.Host/Rehearsals/ShiftedTimer.cs"] = "is a clock",
        ["Engine.Host/Rehearsals/StubRunner.cs"] = "a rehearsal's own clock",
        ["Engine.Media/Rtcp/NtpTime.cs"] = "a point in time as seconds since an epoch",
    };

    [Fact]
    public void PointsInTime_AreNotSubtractedFromEachOther()
    {
        var found = ProjectCompilation.Names.SelectMany(Differences).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        found.Except(Allowed.Keys, StringComparer.Ordinal)
            .ShouldBeEmpty("measure with TimeProvider.GetTimestamp and GetElapsedTime: the wall clock is set by people and by NTP");
        Allowed.Keys.Except(found, StringComparer.Ordinal).ShouldBeEmpty("these files no longer do: take them off the list");
    }

    private static IEnumerable<string> Differences(string project)
    {
        var compilation = ProjectCompilation.Of(project);
        return
            from tree in compilation.SyntaxTrees
            let model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree))
            from difference in tree.GetRoot().DescendantNodes().OfType<BinaryExpressionSyntax>()
            where difference.IsKind(SyntaxKind.SubtractExpression)
                && IsPoint(model.Value.GetTypeInfo(difference.Left).Type) && IsPoint(model.Value.GetTypeInfo(difference.Right).Type)
            select $"{project}/{tree.FilePath}";
    }

    private static bool IsPoint(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { Name: "Nullable", TypeArguments: [var inner] } => IsPoint(inner),
        { Name: "DateTimeOffset" or "DateTime" } => true,
        _ => false,
    };
}
