using Engine.Testing.Server;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]
