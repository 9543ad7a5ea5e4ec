using System.Net;
using System.Text;
using Engine.Api.Console;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Console;

/// <summary>The real server with a small console in it (API-90 to API-93).</summary>
public sealed class ConsoleSiteTests(ConsoleSiteTests.Served served) : IClassFixture<ConsoleSiteTests.Served>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{0}'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; "
        + "worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] Links = ["/console", "/console/", "/console/flows", "/console/flows/4f/edit", "/console/index", "/console/setup"];

    public static TheoryData<string> Pages => [.. Links];

    // Holds API-90.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_AtEveryAddressOfTheConsole_IsTheSame(string path)
    {
        var answer = await served.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<div id=\"root\">");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.ETag.ShouldBeNull();
    }

    // Holds API-92.
    [Fact]
    public async Task Page_EachAnswer_HasANonceOfItsOwnInPolicyAndPage()
    {
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var answer = await served.GetAsync("/console/flows");
            var page = await answer.Content.ReadAsStringAsync();
            var nonce = page.Split("content=\"")[1].Split('"')[0];

            answer.Headers.GetValues("Content-Security-Policy").ShouldBe([Policy.Replace("{0}", nonce, StringComparison.Ordinal)]);
            Convert.FromBase64String(nonce).Length.ShouldBe(16);
            page.ShouldNotContain(ConsolePage.Mark);
            nonces.Add(nonce).ShouldBeTrue("a nonce is used once");
        }
    }

    // Holds API-92.
    [Theory]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Permissions-Policy", "microphone=(self)")]
    public async Task Page_TellsTheBrowserWhatItMayNot(string header, string value) =>
        (await served.GetAsync("/console/")).Headers.GetValues(header).ShouldBe([value]);

    // Holds API-91.
    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("*", "br")]
    [InlineData("BR;q=0, *", "gzip")]
    [InlineData("identity", null)]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task Asset_PackedAsTheClientTakesIt(string accepted, string? coding)
    {
        var answer = await served.GetAsync("/console/assets/app-4f1c.js", ("Accept-Encoding", accepted));

        answer.Content.Headers.ContentEncoding.ShouldBe(coding is null ? [] : [coding]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(coding ?? "plain");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/javascript; charset=utf-8");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    // Holds API-91.
    [Theory]
    [InlineData("/console/assets/app-4f1c.js", "public, max-age=31536000, immutable")]
    [InlineData("/console/assets/only-plain-9a.css", "public, max-age=31536000, immutable")]
    [InlineData("/console/third-party-notices.txt", "no-cache")]
    public async Task File_IsKeptForEverOnlyWhenItsNameHoldsItsHash(string path, string kept)
    {
        var answer = await served.GetAsync(path, ("Accept-Encoding", "br"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Cache-Control").ShouldBe([kept]);
    }

    // Holds API-90.
    [Theory]
    [InlineData("/console/assets/app-0000.js")]
    [InlineData("/console/assets/")]
    [InlineData("/console/assets/none")]
    [InlineData("/console/index.html")]
    [InlineData("/console/../engine.json")]
    [InlineData("/console/.env")]
    [InlineData("/consoles")]
    [InlineData("/v1/nowhere")]
    [InlineData("/nowhere")]
    public async Task WhatIsNotThere_IsAProblemAsEverywhere(string path)
    {
        var answer = await served.GetAsync(path, ("Accept", "text/html"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    // Holds API-90.
    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", true)]
    [InlineData("*/*", false)]
    [InlineData("text/html;q=0", false)]
    [InlineData("application/json", false)]
    [InlineData("", false)]
    public async Task Root_LeadsABrowserToTheConsole_AndNobodyElse(string accept, bool leads)
    {
        var answer = await served.GetAsync("/", ("Accept", accept));

        answer.StatusCode.ShouldBe(leads ? HttpStatusCode.Found : HttpStatusCode.NotFound);
        answer.Headers.Location?.ToString().ShouldBe("/console/");
    }

    [Fact]
    public async Task Page_Posted_Is404AsAnyUnknownAddress()
    {
        using var http = new HttpClient();

        (await http.PostAsync(new Uri(served.Server.Url, "/console/flows"), null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds API-93.
    [Fact]
    public async Task EngineWithoutConsole_SaysHowToGetIt_AndTheRestIsWhole()
    {
        await using var bare = await Served.StartAsync(ConsoleFiles.Of([]));

        var answer = await bare.GetAsync("/console/flows");
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldContain("Node 20.19");
        page.ShouldContain("dotnet publish");
        (await bare.GetAsync("/v1/flow-schema")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void PageWithoutPlaceForTheNonce_IsRefusedAtTheStart() =>
        Should.Throw<InvalidDataException>(() => ConsoleFiles.Of([KeyValuePair.Create("index.html", "<html></html>"u8.ToArray())]));

    public sealed class Served : IAsyncLifetime, IAsyncDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        private ConsoleFiles _files = ConsoleFiles.Of(
        [
            File("index.html", "<html><head><meta name=\"csp-nonce\" content=\"CSP_NONCE\"></head><body><div id=\"root\"></div></body></html>"),
            File("assets/app-4f1c.js", "plain"), File("assets/app-4f1c.js.br", "br"), File("assets/app-4f1c.js.gz", "gzip"),
            File("assets/only-plain-9a.css", "css"), File("third-party-notices.txt", "thanks"),
        ]);

        public TestServer Server { get; } = new();

        internal static async Task<Served> StartAsync(ConsoleFiles files)
        {
            var served = new Served { _files = files };
            await served.InitializeAsync();
            return served;
        }

        public async ValueTask InitializeAsync()
        {
            Server.Replace = services => services.Replace(ServiceDescriptor.Singleton(_files));
            await Server.InitializeAsync();
        }

        public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Url, path));
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            return _http.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await Server.DisposeAsync();
        }

        private static KeyValuePair<string, byte[]> File(string name, string text) => KeyValuePair.Create(name, Encoding.UTF8.GetBytes(text));
    }
}
