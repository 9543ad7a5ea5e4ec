using Engine.Host.Composition;
using Engine.Host.OAuth;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Host.Api.Documentation;

/// <summary>Title, server and security of the API description.</summary>
internal sealed class DocumentDetails(ServerConfig server) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Engine",
            Version = "1",
            Description = "Starts voice notifications by an API request, and lets you read, author and configure.",
        };
        document.Servers = [new OpenApiServer { Url = server.PublicUrl }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [OperationDetails.SecurityScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = new Uri(server.PublicUrl + IssueToken.Path),
                        Scopes = Scopes.All.ToDictionary(scope => scope, scope => scope, StringComparer.Ordinal),
                    },
                },
            },
        };
        return Task.CompletedTask;
    }
}
