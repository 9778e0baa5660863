using System;
using System.Collections.Generic;

namespace Amazon.Lambda.SNSEvents
{
    public class SNSEvent
    {
        public IList<SNSRecord> Records { get; set; }

        public class SNSRecord
        {
            public string EventSource { get; set; }
            public string EventSubscriptionArn { get; set; }
            public SNSMessage Sns { get; set; }
        }

        public class SNSMessage
        {
            public string Message { get; set; }
            public string MessageId { get; set; }
            public string Subject { get; set; }
            public string TopicArn { get; set; }
            public DateTime Timestamp { get; set; }
        }
    }
}
