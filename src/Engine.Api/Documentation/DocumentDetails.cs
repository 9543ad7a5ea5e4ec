using Engine.Api.OAuth;
using Engine.Api.Sessions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Api.Documentation;

/// <summary>Title, server and security of the API description.</summary>
internal sealed class DocumentDetails(PublicAddress address) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Engine",
            Version = "1",
            Description = "Starts voice notifications by an API request, and lets you read, author and configure.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = address.Url }];
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
                        TokenUrl = new Uri(address.Url + IssueToken.Path),
                        Scopes = Scopes.All.ToDictionary(scope => scope, scope => scope, StringComparer.Ordinal),
                    },
                },
            },
            [OperationDetails.SessionSecurityScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionScheme.CookieName(address),
                Description = "Somebody signed in by POST /v1/session. Requests that change something also send "
                    + $"{CrossSiteGuard.Header}: 1, from a page of this server; else 403 cross_site.",
            },
        };
        return Task.CompletedTask;
    }
}
