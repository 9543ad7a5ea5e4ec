using Engine.Flows.Facts;
using Engine.Ports.Trunks;

namespace Engine.Actors.Dialling;

/// <summary>Which ways lead to a number, or why none may be taken.</summary>
internal abstract record DialRoute
{
    /// <param name="Ways">In the order they are to be tried; never empty.</param>
    public sealed record Over(IReadOnlyList<(Trunk Trunk, Gateway Gateway)> Ways) : DialRoute;

    /// <param name="Failure">A local failure (MAP-04).</param>
    public sealed record Refused(CallFailure Failure) : DialRoute;
}
