using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The alarms of every function.</summary>
internal static class FunctionAlarms
{
    private const int FiveMinutes = 300;

    public static void AddTo(Template template, ServiceModel service, FunctionModel function, LogicalIds ids, ResourceOrigin origin)
    {
        template.AddResource(
            ids.ErrorsAlarm,
            Alarm.Of(service, "AWS/Lambda", "Errors", [("FunctionName", Intrinsic.Ref(ids.Function))], new AlarmRule(
                $"{function.Class.FullName} failed as a whole: it timed out, ran out of memory, could not start, or was given an event that it cannot read. Look at its log group for the report of the invocation.",
                "Sum", 0, FiveMinutes, 1)),
            origin);
        template.AddResource(
            ids.ThrottlesAlarm,
            Alarm.Of(service, "AWS/Lambda", "Throttles", [("FunctionName", Intrinsic.Ref(ids.Function))], new AlarmRule(
                $"{function.Class.FullName} was throttled for a quarter of an hour. Raise its reserved concurrency or the account's limit, or lower what calls it.",
                "Sum", 0, FiveMinutes, 3)),
            origin);
    }
}
