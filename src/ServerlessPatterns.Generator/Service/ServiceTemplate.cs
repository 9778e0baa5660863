namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes a service's CloudFormation template.</summary>
internal static class ServiceTemplate
{
    /// <summary>The template's JSON: sorted, LF line ends, the same for the same service.</summary>
    public static string Write(ServiceModel service) => "{}";
}
