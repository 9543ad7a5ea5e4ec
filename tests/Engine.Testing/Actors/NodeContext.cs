using Akka.Dispatch;

namespace Engine.Testing.Actors;

/// <summary>Where code outside the actors goes on after an await: in a turn of its node, beside those of the actors.</summary>
internal sealed class NodeContext(SeededTurns turns) : SynchronizationContext
{
    /// <summary>Sorted behind every actor; those who wait for an answer go on in the order in which they got it, or another, as the seed says.</summary>
    private const string Address = "~outside";

    public override void Post(SendOrPostCallback d, object? state) => turns.Add(Address, new Continuation(this, d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private sealed class Continuation(NodeContext context, SendOrPostCallback code, object? state) : IRunnable
    {
        public void Run()
        {
            SetSynchronizationContext(context);
            try
            {
                code(state);
            }
            finally
            {
                SetSynchronizationContext(null);
            }
        }

        public void Execute() => Run();
    }
}
