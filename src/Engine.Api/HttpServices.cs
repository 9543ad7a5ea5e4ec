using Engine.Api.Documentation;
using Engine.Api.Json;
using Microsoft.OpenApi;

namespace Engine.Api;

/// <summary>Routing, JSON and the API description.</summary>
internal static class HttpServices
{
    public static IServiceCollection AddHttpApi(this IServiceCollection services) => services
        .AddRouting()
        .ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions))
        .AddOpenApi("v1", api =>
        {
            api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            api.AddDocumentTransformer<DocumentDetails>();
            api.AddOperationTransformer<OperationDetails>();
            api.AddSchemaTransformer<NullableValues>();
        });
}
