using Engine.Ports.Journal;
using Engine.Testing.Ports;

namespace Engine.Actors.Tests.Kernel;

public sealed class InMemoryJournalTests : JournalContract
{
    protected override ValueTask<IJournal> OpenAsync() => ValueTask.FromResult<IJournal>(new InMemoryJournal());

    protected override object Event(int number) => number;
}
