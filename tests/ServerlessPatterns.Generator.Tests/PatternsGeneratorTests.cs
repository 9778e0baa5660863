namespace ServerlessPatterns.Generator.Tests;

public sealed class PatternsGeneratorTests
{
    [Fact]
    public void The_generator_is_built_against_a_compiler_that_every_SDK_from_dotnet_8_on_has()
    {
        var roslyn = typeof(PatternsGenerator).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis");

        Assert.Equal(new Version(4, 8, 0, 0), roslyn.Version);
    }
}
