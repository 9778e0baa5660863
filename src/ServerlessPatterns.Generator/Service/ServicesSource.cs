using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes the container that the functions of a cold start share.</summary>
internal static class ServicesSource
{
    public const string FileName = "ServerlessPatternsServices";

    /// <summary>The container, as C# refers to it.</summary>
    public const string Provider = Class + ".Provider";

    /// <summary>The method that resolves what a function will need, as C# refers to it.</summary>
    public const string Check = Class + ".Check";

    private const string Class = "global::ServerlessPatterns.Generated.ServerlessPatternsServices";

    public static string Write(ServicesModel services)
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
                    // Lazy: a start-up that throws is reported with its own exception, not wrapped into a type initializer's, and tried again when the container is asked for again.
                    private static readonly global::System.Lazy<global::System.IServiceProvider> s_provider = new global::System.Lazy<global::System.IServiceProvider>(Build, global::System.Threading.LazyThreadSafetyMode.PublicationOnly);

                    /// <summary>The container.</summary>
                    public static global::System.IServiceProvider Provider => s_provider.Value;

                    /// <summary>Resolves what a function will need in a scope that ends at once: what is missing is found when the function starts, not by each message.</summary>
                    public static void Check(global::System.Action<global::System.IServiceProvider> resolve)
                    {
                        var scope = global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(Provider);
                        try
                        {
                            resolve(scope.ServiceProvider);
                        }
                        finally
                        {
                            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
                        }
                    }

                    private static global::System.IServiceProvider Build()
            """);
        writer.Indent();
        writer.Indent();
        writer.OpenBrace();
        writer.Line("var services = new global::Microsoft.Extensions.DependencyInjection.ServiceCollection();");
        if (services.HasSenders)
        {
            writer.Line("// First, so that the start-up may replace them.");
            writer.Line(SenderSource.AddUndeclared("services"));
            foreach (var sender in services.Senders)
            {
                writer.Line(SenderSource.Add(sender, "services"));
            }

            foreach (var table in services.Tables)
            {
                writer.Line(TableAccessSource.Add(table, "services"));
            }

            writer.Line();
        }

        writer.Line(services.Startup.Reference + ".ConfigureServices(services);");
        writer.Line("return global::Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);");
        writer.CloseBrace();
        if (services.Senders.Any(sender => sender.Message.JsonContext is null) || services.Tables.Any(table => table.Item.JsonContext is null))
        {
            writer.Line();
            TypeInfoSource.WriteReflected(writer);
        }

        writer.Unindent();
        writer.Unindent();
        writer.Line("    }");
        writer.Line("}");
        return writer.ToString();
    }
}
