using Akka.Actor;
using Engine.Accounts.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Journal;

namespace Engine.Testing.Journal;

/// <summary>A journal as the cases of <see cref="JournalCases"/> see it: actor systems on one database.</summary>
public interface IJournalUnderTest
{
    /// <summary>A system that persists into the journal.</summary>
    ActorSystem System { get; }

    /// <summary>A second one, which has opened the same database by itself as another node would.</summary>
    ActorSystem OtherNode { get; }

    /// <summary>The ids that <see cref="System"/>'s process has minted.</summary>
    FreshIds FreshIds { get; }

    /// <summary>What is read from the events, and the account they belong to.</summary>
    IInteractionReader Interactions { get; }

    AccountId Account { get; }

    /// <summary>Ends the systems, closes the database, opens and starts again.</summary>
    Task ReopenAsync();

    InteractionId Id(int number);

    /// <summary>The events of an interaction from its acceptance to its end, at least twelve; equal numbers give equal events.</summary>
    IReadOnlyList<InteractionEvent> Life(int number);

    /// <summary>An event that changes nothing that is read; equal numbers give equal events.</summary>
    InteractionEvent Event(int number);
}

/// <summary>One question to a journal. No test framework here: each project wraps the list in its own.</summary>
public sealed class JournalCase(Func<IJournalUnderTest, Task> ask)
{
    /// <summary>That of the method which asks it.</summary>
    public string Name => ask.Method.Name;

    public Task AskAsync(IJournalUnderTest journal) => ask(journal);
}
