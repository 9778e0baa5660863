using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Queue;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes a service's CloudFormation template.</summary>
internal static class ServiceTemplate
{
    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</summary>
    public const int MaximumResources = 500;

    /// <summary>The template's JSON: sorted, LF line ends, the same for the same service.</summary>
    public static string Write(ServiceModel service) => Build(service).ToText();

    /// <summary>How many resources the template has; CloudFormation takes at most <see cref="MaximumResources"/>.</summary>
    public static int CountResources(ServiceModel service) => Build(service).ResourceCount;

    private static Template Build(ServiceModel service)
    {
        var template = new Template($"Service {service.Assembly.ServiceName}, written by ServerlessPatterns from the classes of {service.Assembly.AssemblyName}.");
        TemplateParameters.AddTo(template);

        var ids = new LogicalIdPlan(service.QueueConsumers.Select(consumer => consumer.Function.Class));
        var names = new QueueNamePlan(service.QueueConsumers.Select(consumer => consumer.QueueName));
        foreach (var consumer in service.QueueConsumers)
        {
            QueueResources.AddTo(template, service, consumer, ids.Of(consumer.Function.Class), names);
        }

        return template;
    }
}
