using System.Net;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Ring groups over HTTP (API-31).</summary>
public sealed class RingGroupTests(TestServer server)
{
    [Fact]
    public async Task RingGroup_AddReadChangeRemove()
    {
        var tenant = await server.TenantAsync();
        var added = await tenant.PostAsync("/v1/ring-groups", """{"name":"sales","members":["+12025550101","sip:agent@pbx.example.net:5070"]}""");
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var path = added.Header("Location")!;
        (await tenant.GetAsync(path)).Text.ShouldBe(added.Text);
        (await tenant.GetAsync("/v1/ring-groups/sales")).Text.ShouldBe(added.Text);
        (await tenant.PostAsync("/v1/ring-groups", """{"name":"sales","members":["+12025550101"]}""")).Code.ShouldBe("already_exists");
        var changed = await tenant.SendAsync(HttpMethod.Put, path, """{"name":"sales","members":["+12025550102"]}""");
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        ((string)changed.Json["members"]![0]!).ShouldBe("+12025550102");
        (await tenant.GetAsync("/v1/ring-groups")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Put, path, """{"name":"sales","members":["+12025550102"]}""")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"","members":["+12025550101"]}""", "name")]
    [InlineData("""{"name":"a","members":[]}""", "members")]
    [InlineData("""{"name":"a","members":["+12025550101","+12025550101"]}""", "members")]
    [InlineData("""{"name":"a","members":["12025550101"]}""", "members[0]")]
    [InlineData("""{"name":"a","members":["sips:agent@pbx.example.net"]}""", "members[0]")]
    [InlineData("""{"name":"a","members":["sip:agent@pbx.example.net;transport=tcp"]}""", "members[0]")]
    [InlineData("""{"name":"a","members":["sip:agent@pbx.example.net?Subject=x"]}""", "members[0]")]
    [InlineData("""{"name":"a","members":["sip:a b@pbx.example.net\r\nX: y"]}""", "members[0]")]
    [InlineData("""{"name":"a","members":["sip:pbx.example.net"]}""", "members[0]")]
    public async Task RingGroup_Bad_Is400(string body, string field)
    {
        var tenant = await server.TenantAsync();
        var answer = await tenant.PostAsync("/v1/ring-groups", body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task RingGroup_WithoutTheScope_Is403()
    {
        var tenant = await server.TenantAsync(scopes: ["ring-groups:read"]);
        (await tenant.GetAsync("/v1/ring-groups")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.PostAsync("/v1/ring-groups", """{"name":"a","members":["+12025550101"]}""")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
