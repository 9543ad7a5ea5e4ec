namespace Engine.Flows.Graph;

internal enum ErrorRouteKind
{
    Default,
    End,
    Exit,
    Step,
}
