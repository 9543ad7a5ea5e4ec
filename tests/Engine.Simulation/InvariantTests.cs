using Engine.Simulation.Checks;
using Engine.Simulation.World;
using Shouldly;
using Xunit;

namespace Engine.Simulation;

/// <summary>
/// The invariants I1 to I8 on hundreds of random lives of the whole engine: requests of two accounts, every kind of callee, cancels, a
/// slow and failing store, crashes at any point. A failure names its seed; `ENGINE_SIM_SEED=n` runs that one alone.
/// </summary>
public sealed class InvariantTests(Runs runs) : IClassFixture<Runs>
{
    [Fact]
    public void I1_Invite_IsSentAtMostOnce() => Holds(nameof(InviteOnce));

    [Fact]
    public void I2_AcceptedInteraction_EndsExactlyOnce() => Holds(nameof(EndsOnce));

    [Fact]
    public void I3_Effects_ComeAfterStoringAndAnswersAfterEffects() => Holds(nameof(StoreActAnswer));

    [Fact]
    public void I4_StoredEvents_ReplayToTheSameState() => Holds(nameof(ReplayEqual));

    [Fact]
    public void I6_LostAttempt_IsIndeterminateAndItsDialogEnded() => Holds(nameof(OrphansEnded));

    [Fact]
    public void I7_Playback_ComesAfterTheAnswer() => Holds(nameof(SoundAfterAnswer));

    [Fact]
    public void I8_Accounts_StayApart() => Holds(nameof(TenantsApart));

    // Holds TEST-06.
    [Fact]
    public void Outcome_OfAnUndisturbedCall_IsWhatTheCalleeDid() => Holds(nameof(OutcomeTold));

    [Fact]
    public void Runs_OfOneSeed_AreEqualToTheLetter()
    {
        foreach (var run in runs.All.Take(Runs.Traced))
        {
            SimulationRun.Of(run.Seed).Trace().ShouldBe(run.Trace, $"seed {run.Seed}");
        }
    }

    /// <summary>Checks that never meet what they look for prove nothing.</summary>
    [Fact]
    public void Runs_Together_MeetEverythingTheChecksLookFor()
    {
        if (runs.All.Count < Runs.Usual)
        {
            return;
        }

        var seen = runs.All.SelectMany(run => run.Events).ToHashSet(StringComparer.Ordinal);
        seen.ShouldBe(
            typeof(Engine.Flows.Facts.InteractionEvent).GetNestedTypes().Where(type => type.IsSealed).Select(type => type.Name), ignoreOrder: true);
        runs.All.Sum(run => run.Deaths).ShouldBeGreaterThan(100);
        runs.All.Sum(run => run.StrangersCancels).ShouldBeGreaterThan(50);
        runs.All.SelectMany(run => run.Methods).Distinct().ShouldBe(["INVITE", "ACK", "CANCEL", "BYE"], ignoreOrder: true);
    }

    private void Holds(string check)
    {
        var found = runs.All.SelectMany(run => run.Broken[check].Select(what => $"seed {run.Seed}: {what}")).ToList();
        found.ShouldBeEmpty($"{found.Count} broken promises; first: {found.FirstOrDefault()}");
    }
}
