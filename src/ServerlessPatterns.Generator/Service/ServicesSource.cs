using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes the container that the functions of a cold start share.</summary>
internal static class ServicesSource
{
    public const string FileName = "ServerlessPatternsServices";

    /// <summary>The container, as C# refers to it.</summary>
    public const string Provider = "global::ServerlessPatterns.Generated.ServerlessPatternsServices.Provider";

    public static string Write(StartupModel startup)
    {
        var writer = new SourceWriter();
        writer.Line(
            $$"""
            {{CSharpText.FileHeader}}

            namespace ServerlessPatterns.Generated
            {
                /// <summary>What the start-up class registers, built once a cold start.</summary>
                {{CSharpText.GeneratedCodeAttribute}}
                internal static class ServerlessPatternsServices
                {
                    // Lazy: a start-up that throws is reported with its own exception, not wrapped into a type initializer's.
                    private static readonly global::System.Lazy<global::System.IServiceProvider> s_provider = new global::System.Lazy<global::System.IServiceProvider>(Build);

                    /// <summary>The container.</summary>
                    public static global::System.IServiceProvider Provider => s_provider.Value;

                    private static global::System.IServiceProvider Build()
                    {
                        var services = new global::Microsoft.Extensions.DependencyInjection.ServiceCollection();
                        {{startup.Reference}}.ConfigureServices(services);
                        return global::Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);
                    }
                }
            }
            """);
        return writer.ToString();
    }
}
