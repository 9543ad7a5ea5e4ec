using System.Text.Json;
using Akka.Actor;
using Engine.Flows.Facts;
using Shouldly;

namespace Engine.Testing.Journal;

/// <summary>What the cases do with owners, in words.</summary>
public static class Owners
{
    /// <summary>Generous: these cases ask whether, not how fast, and the machine may be busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where events of an interaction are stored.</summary>
    public static string PersistenceId(this IJournalUnderTest journal, int number) => $"interaction/{journal.Id(number)}";

    public static IActorRef Own(this ActorSystem system, string persistenceId) => system.ActorOf(JournalOwner.Props(persistenceId));

    public static Task<JournalAnswer> TryStoreAsync(this IActorRef owner, params object[] events) =>
        owner.Ask<JournalAnswer>(new JournalOwner.Store(events), Patience);

    public static async Task StoreAsync(this IActorRef owner, params object[] events)
    {
        var answer = await owner.TryStoreAsync(events);
        answer.ShouldBeOfType<JournalAnswer.Stored>(answer.ToString());
    }

    /// <summary>Waits for its recovery.</summary>
    public static Task<JournalOwner.Known> LookAsync(this IActorRef owner) => owner.Ask<JournalOwner.Known>(new JournalOwner.Look(), Patience);

    public static Task<object> AskAsync(this IActorRef owner, object message) => owner.Ask<object>(message, Patience);

    /// <summary>Ends this owner and gives what a fresh one recovers.</summary>
    public static async Task<JournalOwner.Known> AgainAsync(this IActorRef owner, ActorSystem system, string persistenceId)
    {
        await owner.GracefulStop(Patience);
        return await system.RecoverAsync(persistenceId);
    }

    /// <summary>What a fresh owner recovers.</summary>
    public static async Task<JournalOwner.Known> RecoverAsync(
        this ActorSystem system, string persistenceId, long to = long.MaxValue, long max = long.MaxValue)
    {
        var owner = system.ActorOf(JournalOwner.Props(persistenceId, to, max));
        var known = await owner.LookAsync();
        await owner.GracefulStop(Patience);
        return known;
    }

    public static void ShouldHold(this JournalOwner.Known known, params IReadOnlyList<InteractionEvent> events)
    {
        known.Events.ShouldHold(events);
        known.Last.ShouldBe(events.Count);
    }

    public static void ShouldHold(this IEnumerable<InteractionEvent> known, IEnumerable<InteractionEvent> events) =>
        known.Select(Text).ShouldBe(events.Select(Text));

    // Records compare their lists by reference; their stored form says all.
    private static string Text(InteractionEvent happened) => JsonSerializer.Serialize(happened, InteractionEventJson.Default.InteractionEvent);
}
