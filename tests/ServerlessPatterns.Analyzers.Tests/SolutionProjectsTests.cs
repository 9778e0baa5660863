using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests;

public sealed class SolutionProjectsTests
{
    [Theory]
    [InlineData("/src/Stock/obj/Debug/net10.0/ref/Stock.dll")]
    [InlineData("/src/Stock/obj/Debug/net10.0/refint/Stock.dll")]
    [InlineData(@"C:\src\Stock\obj\x64\Release\net8.0\ref\Stock.dll")]
    [InlineData("/src/artifacts/obj/Stock/debug/ref/Stock.dll")]
    [InlineData("/src/Stock/bin/Debug/netstandard2.0/Stock.dll")]
    [InlineData(@"C:\src\Stock\bin\x64\Release\net8.0\win-x64\Stock.dll")]
    [InlineData(@"C:\src\Stock\Bin\Release\Stock.dll")]
    [InlineData("/src/packages/Stock/bin/Debug/net8.0/Stock.dll")]
    public void What_a_project_has_built_is_of_the_solution(string path) => Assert.True(SolutionProjects.IsOutput(path));

    [Theory]
    [InlineData("/home/me/.nuget/packages/refit/7.0.0/lib/net8.0/Refit.dll")]
    [InlineData(@"C:\Users\me\.nuget\packages\refit\7.0.0\lib\netstandard2.0\Refit.dll")]
    [InlineData("/home/me/bin/.nuget/packages/odd/1.0.0/Odd.dll")]
    [InlineData("/opt/bin/nuget/refit/7.0.0/lib/net8.0/Refit.dll")]
    [InlineData("/opt/bin/nuget/stock/1.0.0/ref/net8.0/Stock.dll")]
    [InlineData(@"C:\src\obj\packages\Refit.4.0.0\lib\net461\Refit.dll")]
    [InlineData("/usr/share/dotnet/packs/Microsoft.NETCore.App.Ref/10.0.0/ref/net10.0/System.Net.Http.dll")]
    [InlineData("/opt/bin/dotnet/packs/odd/Odd.dll")]
    [InlineData(@"C:\Program Files (x86)\Reference Assemblies\Microsoft\Framework\.NETFramework\v4.8\System.dll")]
    [InlineData("/src/lib/Stock.dll")]
    [InlineData("/home/me/bin/sources/of/the/shop/libraries/Stock.dll")]
    [InlineData("/src/Stock/obj/Debug/net10.0/Stock.dll")]
    [InlineData("Stock.dll")]
    [InlineData("bin")]
    [InlineData("")]
    public void What_comes_from_elsewhere_is_not(string path) => Assert.False(SolutionProjects.IsOutput(path));

    [Fact]
    public void An_editor_refers_to_the_compilation()
    {
        var other = new AnalyzedProject("public sealed class Thing;") { AssemblyName = "Other" }.Compile();
        var compilation = new AnalyzedProject("public sealed class Own;") { OtherReferences = [other.ToMetadataReference()] }.Compile();
        var projects = SolutionProjects.Of(LibraryTypes.Of(compilation));

        Assert.True(projects.Contains(compilation.GetTypeByMetadataName("Thing")!.ContainingAssembly));
        Assert.False(projects.Contains(compilation.Assembly));
        Assert.False(projects.Contains(compilation.GetSpecialType(SpecialType.System_String).ContainingAssembly));
        Assert.False(projects.Contains(compilation.GetTypeByMetadataName("ServerlessPatterns.QueueConsumerAttribute")!.ContainingAssembly));
        Assert.False(projects.Contains(null));
    }
}
