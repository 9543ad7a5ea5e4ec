using Engine.Api.Clients;
using Engine.Api.Connections;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.Functions;
using Engine.Api.Interactions;
using Engine.Api.Numbers;
using Engine.Api.OAuth;
using Engine.Api.Prompts;
using Engine.Api.Reports;
using Engine.Api.RingGroups;
using Engine.Api.Speech;
using Engine.Api.Trunks;

namespace Engine.Api;

/// <summary>Every endpoint of the API, a line for each.</summary>
internal static class Endpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        GetKeySet.Map(routes);
        GetServerMetadata.Map(routes);
        IssueToken.Map(routes);

        CancelInteraction.Map(routes);
        GetInteraction.Map(routes);
        ListEvents.Map(routes);
        ListInteractions.Map(routes);
        ListSteps.Map(routes);
        PreflightInteraction.Map(routes);
        StartInteraction.Map(routes);

        routes.MapFlows();

        AddNumber.Map(routes);
        GetNumber.Map(routes);
        ListNumbers.Map(routes);
        RemoveNumber.Map(routes);
        UpdateNumber.Map(routes);

        routes.MapPrompts();

        AddTrunk.Map(routes);
        GetTrunk.Map(routes);
        GetTrunkStatus.Map(routes);
        ListTrunks.Map(routes);
        RemoveTrunk.Map(routes);
        UpdateTrunk.Map(routes);

        routes.MapRingGroups();

        routes.MapConnections();

        routes.MapFunctions();

        GetSpeech.Map(routes);
        PutSpeech.Map(routes);

        CreateClient.Map(routes);
        GetClient.Map(routes);
        ListClients.Map(routes);
        RemoveClient.Map(routes);
        RenewClientSecret.Map(routes);
        UpdateClient.Map(routes);

        ReportFlowExecutions.Map(routes);

        ProblemRoutes.Map(routes);
    }

    private static void MapRingGroups(this IEndpointRouteBuilder routes)
    {
        AddRingGroup.Map(routes);
        GetRingGroup.Map(routes);
        ListRingGroups.Map(routes);
        RemoveRingGroup.Map(routes);
        UpdateRingGroup.Map(routes);
    }

    private static void MapPrompts(this IEndpointRouteBuilder routes)
    {
        AddPrompt.Map(routes);
        GetPrompt.Map(routes);
        GetPromptContent.Map(routes);
        ListPrompts.Map(routes);
        RemovePrompt.Map(routes);
        ReplacePrompt.Map(routes);
        UpdatePrompt.Map(routes);
    }
}
