namespace Engine.Ports.Journal;

/// <summary>One stored event.</summary>
/// <param name="Sequence">Its place among the events of its actor, from 1, without gaps.</param>
/// <param name="Event">The event, brought up to its newest version.</param>
public readonly record struct JournalEntry(long Sequence, object Event);
