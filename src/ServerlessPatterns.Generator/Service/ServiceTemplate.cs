using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Crud.Api;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.LoadBalancer;
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

    public static Template Build(ServiceModel service)
    {
        var template = new Template($"Service {service.Assembly.ServiceName}, written by ServerlessPatterns from the classes of {service.Assembly.AssemblyName}.");
        TemplateParameters.AddTo(template);

        var patterns = service.Patterns.WithoutDuplicates();
        var plan = new TemplatePlan(patterns.QueueConsumers, patterns.Topics, patterns.Tables, patterns.Targets);
        foreach (var topic in patterns.Topics)
        {
            TopicResources.AddTo(template, service, topic, plan);
        }

        foreach (var consumer in patterns.QueueConsumers)
        {
            QueueResources.AddTo(template, service, consumer, plan);
        }

        foreach (var table in patterns.Tables)
        {
            TableResources.AddTo(template, service, table, plan);
        }

        ApiResources.AddTo(template, service, patterns.Tables, plan);
        foreach (var target in patterns.Targets)
        {
            TargetResources.AddTo(template, service, target, plan);
        }

        ListenerResources.AddTo(template, service, patterns.Targets);
        return template;
    }
}
