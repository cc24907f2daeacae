/**
 * Runs in a framed page before its own script: a frame has no address that may change, and its links lead to files that are in
 * memory, so that the page around it is asked for them.
 */
export const bridge = `history.replaceState=function(){};addEventListener('click',function(event){var link=event.target.closest&&event.target.closest('a[href]');if(!link||event.defaultPrevented)return;event.preventDefault();var name=link.getAttribute('href');if(name.charAt(0)!=='#')parent.postMessage({open:name},'*');else{var place=document.getElementById(decodeURIComponent(name.slice(1)));if(place)place.scrollIntoView()}});`;
