namespace Engine.Flows.Document;

internal enum ErrorRouteKind
{
    Default,
    End,
    Exit,
    Step,
}
