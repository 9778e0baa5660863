namespace ServerlessPatterns;

/// <summary>
/// Marks the static class whose <c>static void ConfigureServices(IServiceCollection services)</c> registers what the pattern classes'
/// constructors ask for. There is one a project; the container is built once a cold start, and each message gets a scope of its own.
/// The container itself, the package Microsoft.Extensions.DependencyInjection, is the project's own reference.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServiceStartupAttribute : Attribute;
