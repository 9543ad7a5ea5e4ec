using Engine.Api.Clients;
using Engine.Api.Connections;
using Engine.Api.Flows;
using Engine.Api.Flows.Scenarios;
using Engine.Api.Functions;
using Engine.Api.Interactions;
using Engine.Api.Numbers;
using Engine.Api.OAuth;
using Engine.Api.Problems;
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

        GetProblem.Map(routes);
    }

    private static void MapFlows(this IEndpointRouteBuilder routes)
    {
        ArchiveFlow.Map(routes);
        CreateFlow.Map(routes);
        DiffFlow.Map(routes);
        DiscardDraft.Map(routes);
        DuplicateFlow.Map(routes);
        ExportFlow.Map(routes);
        GetDraft.Map(routes);
        GetFlow.Map(routes);
        GetFlowSchema.Map(routes);
        GetRequestDetails.Map(routes);
        GetVersion.Map(routes);
        ImportFlow.Map(routes);
        ListFlows.Map(routes);
        ListVersions.Map(routes);
        PublishFlow.Map(routes);
        RemoveFlow.Map(routes);
        RestoreVersion.Map(routes);
        SaveDraft.Map(routes);
        SaveFlowSettings.Map(routes);
        SimulateFlow.Map(routes);
        ValidateFlow.Map(routes);

        GetScenario.Map(routes);
        ListScenarios.Map(routes);
        RemoveScenario.Map(routes);
        SaveScenario.Map(routes);
        TestFlow.Map(routes);
    }

    private static void MapRingGroups(this IEndpointRouteBuilder routes)
    {
        AddRingGroup.Map(routes);
        GetRingGroup.Map(routes);
        ListRingGroups.Map(routes);
        RemoveRingGroup.Map(routes);
        UpdateRingGroup.Map(routes);
    }

    private static void MapFunctions(this IEndpointRouteBuilder routes)
    {
        AddFunction.Map(routes);
        DiscardFunctionDraft.Map(routes);
        GetFunction.Map(routes);
        GetFunctionVersion.Map(routes);
        ListFunctions.Map(routes);
        ListFunctionVersions.Map(routes);
        PublishFunction.Map(routes);
        RemoveFunction.Map(routes);
        SaveFunction.Map(routes);
        TestFunction.Map(routes);
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
