using Engine.Api.Clients;
using Engine.Api.Connections;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.Functions;
using Engine.Api.Interactions;
using Engine.Api.Live;
using Engine.Api.Numbers;
using Engine.Api.OAuth;
using Engine.Api.Prompts;
using Engine.Api.Reports;
using Engine.Api.RingGroups;
using Engine.Api.Sessions;
using Engine.Api.Setup;
using Engine.Api.Speech;
using Engine.Api.Trunks;
using Engine.Api.Users;

namespace Engine.Api;

/// <summary>Every endpoint of the API, a line for each resource.</summary>
public static class Endpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOAuth();
        routes.MapInteractions();
        routes.MapLive();
        routes.MapFlows();
        routes.MapNumbers();
        routes.MapPrompts();
        routes.MapTrunks();
        routes.MapRingGroups();
        routes.MapConnections();
        routes.MapFunctions();
        routes.MapSpeech();
        routes.MapClients();
        routes.MapUsers();
        routes.MapSessions();
        routes.MapSetup();
        ReportFlowExecutions.Map(routes);
        routes.MapProblems();
    }
}
