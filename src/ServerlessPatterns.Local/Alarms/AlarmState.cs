namespace ServerlessPatterns.Local.Alarms;

/// <summary>The states of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarm-states.</summary>
internal enum AlarmState
{
    /// <summary>It has just begun, or its metric is not measured here.</summary>
    InsufficientData,

    /// <summary>The metric is within the threshold.</summary>
    Ok,

    /// <summary>It is beyond.</summary>
    Alarm,
}
