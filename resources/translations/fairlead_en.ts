<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Assumptions</name>
    <message numerus="yes">
        <source>At most %1 messages a sending day</source>
        <translation>
            <numerusform>At most %1 message a sending day</numerusform>
            <numerusform>At most %1 messages a sending day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 seconds between two messages</source>
        <translation>
            <numerusform>At least %1 second between messages</numerusform>
            <numerusform>At least %1 seconds between messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignSummary</name>
    <message numerus="yes">
        <source>%1 e-mails</source>
        <translation>
            <numerusform>%1 e-mail</numerusform>
            <numerusform>%1 e-mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It acts on %1 from %2 to %3 %4, at most %5 times a day and every %6 seconds.</source>
        <translation>
            <numerusform>It acts on %1 from %2 to %3 %4, at most %5 time a day and every %6 seconds.</numerusform>
            <numerusform>It acts on %1 from %2 to %3 %4, at most %5 times a day and every %6 seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 LinkedIn messages</source>
        <translation>
            <numerusform>%1 LinkedIn message</numerusform>
            <numerusform>%1 LinkedIn messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each person gets %1, over %2 days at least.</source>
        <translation>
            <numerusform>Each person gets %1, over %2 day at least.</numerusform>
            <numerusform>Each person gets %1, over %2 days at least.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It goes to %1 people, those of “%2”.</source>
        <translation>
            <numerusform>It goes to %1 person, the one of “%2”.</numerusform>
            <numerusform>It goes to %1 people, those of “%2”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 connection requests</source>
        <translation>
            <numerusform>%1 connection request</numerusform>
            <numerusform>%1 connection requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 people</source>
        <translation>
            <numerusform>%1 of %2 person</numerusform>
            <numerusform>%1 of %2 people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln addresses</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have no e-mail address</source>
        <translation>
            <numerusform>%1 has no e-mail address</numerusform>
            <numerusform>%1 have no e-mail address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have no LinkedIn profile</source>
        <translation>
            <numerusform>%1 has no LinkedIn profile</numerusform>
            <numerusform>%1 have no LinkedIn profile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people of %2 are being contacted by this campaign already.</source>
        <translation>
            <numerusform>%1 person of %2 is being contacted by this campaign already.</numerusform>
            <numerusform>%1 people of %2 are being contacted by this campaign already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockFindings</name>
    <message numerus="yes">
        <source>%1: the window opens %2 times that day and %3.</source>
        <translation>
            <numerusform>%1: the window opens %2 time that day and %3.</numerusform>
            <numerusform>%1: the window opens %2 times that day and %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That day has room for %1 messages, on others there is room for %2.</source>
        <translation>
            <numerusform>That day has room for %1 message, on others there is room for %2.</numerusform>
            <numerusform>That day has room for %1 messages, on others there is room for %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorBody</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message numerus="yes">
        <source>After the delay of %1 days the step is due on %2.</source>
        <translation>
            <numerusform>After the delay of %1 day the step is due on %2.</numerusform>
            <numerusform>After the delay of %1 days the step is due on %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %1 sending days the window closes before its turn comes, last on %2.</source>
        <translation>
            <numerusform>On %1 sending day the window closes before its turn comes, last on %2.</numerusform>
            <numerusform>On %1 sending days the window closes before its turn comes, last on %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The daily limit is used up on %1 sending days, last on %2.</source>
        <translation>
            <numerusform>The daily limit is used up on %1 sending day, last on %2.</numerusform>
            <numerusform>The daily limit is used up on %1 sending days, last on %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages go before it: each is the first among those due at its time.</source>
        <translation>
            <numerusform>%1 message goes before it: it is the first among those due at its time.</numerusform>
            <numerusform>%1 messages go before it: each is the first among those due at its time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldCheck</name>
    <message numerus="yes">
        <source>%1 must have at least %2 characters; it has %3.</source>
        <translation>
            <numerusform>%1 must have at least %2 character; it has %3.</numerusform>
            <numerusform>%1 must have at least %2 characters; it has %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at most %2 characters; it has %3.</source>
        <translation>
            <numerusform>%1 must have at most %2 character; it has %3.</numerusform>
            <numerusform>%1 must have at most %2 characters; it has %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 must have at least %2 entries; it has %3.</source>
        <translation>
            <numerusform>%1 must have at least %2 entry; it has %3.</numerusform>
            <numerusform>%1 must have at least %2 entries; it has %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 can have at most %2 entries; it has %3.</source>
        <translation>
            <numerusform>%1 can have at most %2 entry; it has %3.</numerusform>
            <numerusform>%1 can have at most %2 entries; it has %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>%1 messages are left</source>
        <translation>
            <numerusform>%1 message is left</numerusform>
            <numerusform>%1 messages are left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Follow-ups that are due go before new people. With %1 and at most %2 messages a day, about %3 new people a day are contacted in the long run:</source>
        <translation>
            <numerusform>Follow-ups that are due go before new people. With %1 and at most %2 messages a day, about %3 new person a day is contacted in the long run:</numerusform>
            <numerusform>Follow-ups that are due go before new people. With %1 and at most %2 messages a day, about %3 new people a day are contacted in the long run:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 people get their first contact before the plan ends.</source>
        <translation>
            <numerusform>%1 of %2 people gets their first contact before the plan ends.</numerusform>
            <numerusform>%1 of %2 people get their first contact before the plan ends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastOutput</name>
    <message numerus="yes">
        <source>%1, %2: %3 on %4 sending days.</source>
        <comment>leads, steps, actions</comment>
        <translation>
            <numerusform>%1, %2: %3 on %4 sending day.</numerusform>
            <numerusform>%1, %2: %3 on %4 sending days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages are left after ten years.</source>
        <translation>
            <numerusform>%1 message is left after ten years.</numerusform>
            <numerusform>%1 messages are left after ten years.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoalSeek</name>
    <message numerus="yes">
        <source>%1: at most %2 messages a day, the last one on %3.</source>
        <translation>
            <numerusform>%1: at most %2 message a day, the last one on %3.</numerusform>
            <numerusform>%1: at most %2 messages a day, the last one on %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: at most %2 messages a day; not all are sent by %3.</source>
        <translation>
            <numerusform>%1: at most %2 message a day; not all are sent by %3.</numerusform>
            <numerusform>%1: at most %2 messages a day; not all are sent by %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n address(es) first, then: %1</source>
        <translation>
            <numerusform>Add %n address first, then: %1</numerusform>
            <numerusform>Add %n addresses first, then: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaunchReport</name>
    <message numerus="yes">
        <source>The launch takes in %1 people.</source>
        <translation>
            <numerusform>The launch takes in %1 person.</numerusform>
            <numerusform>The launch takes in %1 people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The launch takes in %1 of %2 people; %3 are left out.</source>
        <translation>
            <numerusform>The launch takes in %1 of %2 people; %3 is left out.</numerusform>
            <numerusform>The launch takes in %1 of %2 people; %3 are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LocalChecks</name>
    <message numerus="yes">
        <source>Time zone data %1, %Ln zones; yours is %2.</source>
        <translation>
            <numerusform>Time zone data %1, %Ln zone; yours is %2.</numerusform>
            <numerusform>Time zone data %1, %Ln zones; yours is %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <source>It was tried %n times; it goes out when you try again.</source>
        <translation>
            <numerusform>It was tried once; it goes out when you try again.</numerusform>
            <numerusform>It was tried %n times; it goes out when you try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageState</name>
    <message numerus="yes">
        <source>%Ln to fill in</source>
        <translation>
            <numerusform>%Ln to fill in</numerusform>
            <numerusform>%Ln to fill in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>%Ln to check</numerusform>
            <numerusform>%Ln to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%1 people</source>
        <translation>
            <numerusform>%1 person</numerusform>
            <numerusform>%1 people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 steps</source>
        <translation>
            <numerusform>%1 step</numerusform>
            <numerusform>%1 steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people</source>
        <translation>
            <numerusform>%1 person</numerusform>
            <numerusform>%1 people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanComparison</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more messages: %2 instead of %3.</source>
        <translation>
            <numerusform>%1 more message: %2 instead of %3.</numerusform>
            <numerusform>%1 more messages: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 fewer messages: %2 instead of %3.</source>
        <translation>
            <numerusform>%1 fewer message: %2 instead of %3.</numerusform>
            <numerusform>%1 fewer messages: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends on %1 more days: %2 instead of %3.</source>
        <translation>
            <numerusform>Sends on %1 more day: %2 instead of %3.</numerusform>
            <numerusform>Sends on %1 more days: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends on %1 fewer days: %2 instead of %3.</source>
        <translation>
            <numerusform>Sends on %1 fewer day: %2 instead of %3.</numerusform>
            <numerusform>Sends on %1 fewer days: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The busiest day has %1 more messages: %2 instead of %3.</source>
        <translation>
            <numerusform>The busiest day has %1 more message: %2 instead of %3.</numerusform>
            <numerusform>The busiest day has %1 more messages: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The busiest day has %1 fewer messages: %2 instead of %3.</source>
        <translation>
            <numerusform>The busiest day has %1 fewer message: %2 instead of %3.</numerusform>
            <numerusform>The busiest day has %1 fewer messages: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more follow-ups go out on a later day than they were due: %2 instead of %3.</source>
        <translation>
            <numerusform>%1 more follow-up goes out on a later day than it was due: %2 instead of %3.</numerusform>
            <numerusform>%1 more follow-ups go out on a later day than they were due: %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 fewer follow-ups go out on a later day than they were due: %2 instead of %3.</source>
        <translation>
            <numerusform>%1 fewer follow-up goes out on a later day than it was due: %2 instead of %3.</numerusform>
            <numerusform>%1 fewer follow-ups go out on a later day than they were due: %2 instead of %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanReport</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>%1 steps</source>
        <translation>
            <numerusform>%1 step</numerusform>
            <numerusform>%1 steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people</source>
        <translation>
            <numerusform>%1 person</numerusform>
            <numerusform>%1 people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message numerus="yes">
        <source>%1 messages a day can never be reached: %2 to %3 with %4 seconds between two messages is at most %5.</source>
        <translation>
            <numerusform>%1 messages a day can never be reached: %2 to %3 with %4 second between two messages is at most %5.</numerusform>
            <numerusform>%1 messages a day can never be reached: %2 to %3 with %4 seconds between two messages is at most %5.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerCheck</name>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepEdits</name>
    <message numerus="yes">
        <source>A campaign has at most %n steps. Remove one to add another.</source>
        <translation>
            <numerusform>A campaign has at most %n step. Remove it to add another.</numerusform>
            <numerusform>A campaign has at most %n steps. Remove one to add another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n steps</source>
        <translation>
            <numerusform>Remove %n step</numerusform>
            <numerusform>Remove %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change “Delay” of %n steps</source>
        <translation>
            <numerusform>Change “Delay” of %n step</numerusform>
            <numerusform>Change “Delay” of %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::AudiencePage</name>
    <message numerus="yes">
        <source>%1 people</source>
        <translation>
            <numerusform>%1 person</numerusform>
            <numerusform>%1 people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::CalendarView</name>
    <message numerus="yes">
        <source> · the clock goes forward %n minutes</source>
        <translation>
            <numerusform> · the clock goes forward %n minute</numerusform>
            <numerusform> · the clock goes forward %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · the clock goes back %n minutes</source>
        <translation>
            <numerusform> · the clock goes back %n minute</numerusform>
            <numerusform> · the clock goes back %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::CampaignFiles</name>
    <message numerus="yes">
        <source>%Ln files are in the library now; the first %1 are open.</source>
        <translation>
            <numerusform>%Ln file is in the library now; the first %1 are open.</numerusform>
            <numerusform>%Ln files are in the library now; the first %1 are open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln campaigns were saved in %1.</source>
        <translation>
            <numerusform>%Ln campaign was saved in %1.</numerusform>
            <numerusform>%Ln campaigns were saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::CatalogStatus</name>
    <message numerus="yes">
        <source>%Ln on the account</source>
        <translation>
            <numerusform>%Ln on the account</numerusform>
            <numerusform>%Ln on the account</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::GoalPanel</name>
    <message numerus="yes">
        <source>Looking for the smallest changes: %Ln tried</source>
        <translation>
            <numerusform>Looking for the smallest changes: %Ln tried</numerusform>
            <numerusform>Looking for the smallest changes: %Ln tried</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::LeadSearch</name>
    <message numerus="yes">
        <source>The first %Ln rows that hold that.</source>
        <translation>
            <numerusform>The first row that holds that.</numerusform>
            <numerusform>The first %Ln rows that hold that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::LibraryCommands</name>
    <message numerus="yes">
        <source>Move %Ln campaigns to the bin</source>
        <translation>
            <numerusform>Move a campaign to the bin</numerusform>
            <numerusform>Move %Ln campaigns to the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln campaigns for good</source>
        <translation>
            <numerusform>Delete a campaign for good</numerusform>
            <numerusform>Delete %Ln campaigns for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln campaigns</source>
        <translation>
            <numerusform>Restore a campaign</numerusform>
            <numerusform>Restore %Ln campaigns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %Ln campaigns</source>
        <translation>
            <numerusform>Duplicate a campaign</numerusform>
            <numerusform>Duplicate %Ln campaigns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln campaigns for good</source>
        <translation>
            <numerusform>Delete %Ln campaign for good</numerusform>
            <numerusform>Delete %Ln campaigns for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::LibraryTransfer</name>
    <message numerus="yes">
        <source>The import from %1 stopped: %2. %Ln campaigns had come over; importing it again goes on with the others.</source>
        <translation>
            <numerusform>The import from %1 stopped: %2. %Ln campaign had come over; importing it again goes on with the others.</numerusform>
            <numerusform>The import from %1 stopped: %2. %Ln campaigns had come over; importing it again goes on with the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln campaigns came over</source>
        <translation>
            <numerusform>%Ln campaign came over</numerusform>
            <numerusform>%Ln campaigns came over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were here already</source>
        <translation>
            <numerusform>%Ln was here already</numerusform>
            <numerusform>%Ln were here already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::LibraryView</name>
    <message numerus="yes">
        <source>%1 in the bin</source>
        <translation>
            <numerusform>%1 in the bin</numerusform>
            <numerusform>%1 in the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 campaigns</source>
        <translation>
            <numerusform>%1 of %2 campaign</numerusform>
            <numerusform>%1 of %2 campaigns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::LibraryWindow</name>
    <message numerus="yes">
        <source>Tags of all %Ln campaigns, separated by commas:</source>
        <translation>
            <numerusform>Tags of %Ln campaign, separated by commas:</numerusform>
            <numerusform>Tags of all %Ln campaigns, separated by commas:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::Overview</name>
    <message numerus="yes">
        <source>%Ln steps</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::PersonalizationPage</name>
    <message numerus="yes">
        <source>%1 of %2 steps are personalized.</source>
        <translation>
            <numerusform>%1 of %2 steps is personalized.</numerusform>
            <numerusform>%1 of %2 steps are personalized.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::PlanProgress</name>
    <message numerus="yes">
        <source>Planning: %1 messages so far</source>
        <translation>
            <numerusform>Planning: %1 message so far</numerusform>
            <numerusform>Planning: %1 messages so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::ProblemView</name>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hints</source>
        <translation>
            <numerusform>%Ln hint</numerusform>
            <numerusform>%Ln hints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::SaveWatch</name>
    <message numerus="yes">
        <source>%Ln campaigns are not saved: %1. Everything is still here, in memory.</source>
        <translation>
            <numerusform>%Ln campaign is not saved: %1. Everything is still here, in memory.</numerusform>
            <numerusform>%Ln campaigns are not saved: %1. Everything is still here, in memory.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln campaigns were saved as files in %1.</source>
        <translation>
            <numerusform>%Ln campaign was saved as a file in %1.</numerusform>
            <numerusform>%Ln campaigns were saved as files in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::SchedulePreview</name>
    <message numerus="yes">
        <source>Up to %1 messages a day, %2 a week.</source>
        <translation>
            <numerusform>Up to %1 message a day, %2 a week.</numerusform>
            <numerusform>Up to %1 messages a day, %2 a week.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::SendersPage</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::StepEditor</name>
    <message numerus="yes">
        <source>%Ln steps chosen</source>
        <translation>
            <numerusform>%Ln step chosen</numerusform>
            <numerusform>%Ln steps chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::StepListModel</name>
    <message numerus="yes">
        <source>after %1 days</source>
        <translation>
            <numerusform>after %1 day</numerusform>
            <numerusform>after %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variants</source>
        <translation>
            <numerusform>%n variant</numerusform>
            <numerusform>%n variants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::StepsView</name>
    <message numerus="yes">
        <source>%1 first contacts</source>
        <translation>
            <numerusform>%1 first contact</numerusform>
            <numerusform>%1 first contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 follow-ups</source>
        <translation>
            <numerusform>%1 follow-up</numerusform>
            <numerusform>%1 follow-ups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::VariantsEditor</name>
    <message numerus="yes">
        <source>%1 of %2 people</source>
        <translation>
            <numerusform>%1 of %2 person</numerusform>
            <numerusform>%1 of %2 people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairlead::WizardPage</name>
    <message numerus="yes">
        <source>%1 of %2 characters</source>
        <translation>
            <numerusform>%1 of %2 character</numerusform>
            <numerusform>%1 of %2 characters</numerusform>
        </translation>
    </message>
</context>
</TS>
