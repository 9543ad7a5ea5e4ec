namespace Engine.Api.Connections;

/// <summary>The endpoints of connections.</summary>
internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        AddConnection.Map(routes);
        GetConnection.Map(routes);
        ListConnections.Map(routes);
        RemoveConnection.Map(routes);
        UpdateConnection.Map(routes);
    }
}
